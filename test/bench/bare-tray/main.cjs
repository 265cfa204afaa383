// The least that is a tray app: what Keyturn is measured against.
const { app, Menu, Tray } = require('electron');
const { join } = require('node:path');

let tray;
app.on('window-all-closed', () => undefined);
app.whenReady().then(() => {
  tray = new Tray(join(__dirname, '../../../assets/tray/calm-color.png'));
  tray.setToolTip('Bare');
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
});
