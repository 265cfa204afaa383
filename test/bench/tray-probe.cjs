// Loaded into both apps before their own code (`electron -r`): tells over the channel to the bench what only they know.
const Module = require('node:module');
const timers = require('node:timers');

let rings = 0;
for (const [name, start] of [
  ['setTimeout', timers.setTimeout],
  ['setInterval', timers.setInterval],
]) {
  const counting = (ring, ...rest) =>
    start(
      function counted(...passed) {
        rings += 1;
        return ring.apply(this, passed);
      },
      ...rest,
    );
  Object.assign(counting, { [require('node:util').promisify.custom]: start[require('node:util').promisify.custom] });
  timers[name] = counting;
  globalThis[name] = counting;
}

let bundleMs;
const { load } = Module.prototype;
Module.prototype.load = function timed(file) {
  const start = performance.now();
  load.call(this, file);
  if (file.endsWith('main.cjs')) bundleMs = performance.now() - start;
};

const { app, BrowserWindow } = require('electron');
app.on('browser-window-created', (_event, window) => {
  window.once('show', () => process.send({ shownAt: Date.now() }));
});
process.on('message', (order) => {
  if (order === 'open') new BrowserWindow().loadURL('data:text/html,<h1>Bare</h1>');
  else if (order === 'close') for (const window of BrowserWindow.getAllWindows()) window.close();
  else process.send({ rings, bundleMs });
});
// The channel is no reason to stay.
process.channel.unref();
