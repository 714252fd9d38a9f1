/** The style of the reference page; its own few lines, so that the api depends on no web app. */
export const docsCss = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin-top: 2.5rem; text-transform: capitalize; border-bottom: 1px solid; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; }
article { margin: 1.5rem 0; padding: 0 1rem 0.5rem; border: 1px solid GrayText; border-radius: 0.5rem; }
.method { font: 700 0.9em ui-monospace, monospace; padding: 0.1em 0.4em; border: 1px solid; border-radius: 0.25rem; }
code, pre { font: 0.9em/1.45 ui-monospace, monospace; }
pre, table { display: block; overflow-x: auto; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; vertical-align: top; font-weight: inherit; }
.needs { color: GrayText; }
summary { cursor: pointer; }
`;
