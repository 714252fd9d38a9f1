const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('trial', {
  version: () => ipcRenderer.invoke('version'),
  echo: (value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  whoAsks: () => ipcRenderer.invoke('who-asks'),
  say: (text) => ipcRenderer.send('said', text),
  now: () => 'at once',
  limits: { most: 3 },
  onNews(listener) {
    const hear = (_event, news) => listener(news);
    ipcRenderer.on('news', hear);
    return () => ipcRenderer.removeListener('news', hear);
  },
});
