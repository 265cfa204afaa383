import { expect, test } from 'vitest';
import { showFirstItem } from '../../main/desktop/first-item.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';

type Line = { readonly label?: string; readonly enabled?: boolean; readonly click?: () => void };

test('the icon is there at once, can only be quit, and nothing else loads meanwhile', async () => {
  const clock = new FakeClock();
  const drawn: string[] = [];
  let menu: readonly Line[] = [];
  class Tray {
    constructor(image: string) {
      drawn.push(image);
    }
    setToolTip = (text: string): void => void drawn.push(text);
    setContextMenu = (): void => undefined;
    on = (): void => undefined;
  }
  const Menu = {
    buildFromTemplate(template: Line[]) {
      menu = template;
    },
  };
  const quits: string[] = [];
  let item: unknown;
  void showFirstItem({
    electron: { Tray, Menu } as never,
    clock,
    iconDirectory: '/assets',
    isHidden: false,
    bar: { platform: 'linux', isDark: false },
    quit: () => quits.push('quit'),
  }).then((shown) => {
    item = shown;
  });
  expect(drawn).toEqual(['/assets/calm-color.png', 'Keyturn: starting']);
  expect(menu.flatMap(({ label, enabled }) => (label === undefined ? [] : [[label, enabled]]))).toEqual([
    ['Starting', false],
    ['Quit Keyturn', true],
  ]);
  await settled();
  expect(item).toBeUndefined();
  await clock.advance(100);
  expect(item).toBeDefined();
  menu.at(-1)?.click?.();
  expect(quits).toEqual(['quit']);
});
