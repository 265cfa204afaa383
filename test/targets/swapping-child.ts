import { renameSync, symlinkSync, unlinkSync } from 'node:fs';

/** Puts a link in the place of a file or folder and takes it away again, as fast as it can: `swapping-child.ts PATH OUTSIDE`. */
const [path = '', outside = ''] = process.argv.slice(2);

/** The writer may create the file while it is away. */
function quietly(step: () => void): void {
  try {
    step();
  } catch {
    // The next turn goes on from here.
  }
}

function swap(): void {
  for (let turns = 0; turns < 50; turns += 1) {
    quietly(() => renameSync(path, `${path}.real`));
    quietly(() => symlinkSync(outside, path));
    quietly(() => unlinkSync(path));
    quietly(() => renameSync(`${path}.real`, path));
  }
  setImmediate(swap);
}

process.on('disconnect', () => process.exit());
process.send?.('ready');
swap();
