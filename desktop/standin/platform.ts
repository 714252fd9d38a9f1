/** The system the app is to believe it runs on, for what it does differently there. Before anything reads it. */
const wanted = process.env['STANDIN_PLATFORM'];
if (wanted !== undefined) Object.defineProperty(process, 'platform', { value: wanted });
