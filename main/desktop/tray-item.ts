import type { MenuItemConstructorOptions, Tray } from 'electron';
import type { Electron } from './electron.ts';
import type { MenuLine, TrayAction } from './tray-menu.ts';

/** As much of Electron as a tray item takes. */
export type TrayElectron = {
  readonly Tray: new (image: string) => Pick<Tray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'destroy' | 'on'>;
  readonly Menu: Pick<Electron['Menu'], 'buildFromTemplate'>;
};

export type TrayLook = {
  /** Path of an image. */
  readonly icon: string;
  readonly tooltip: string;
  readonly menu: readonly MenuLine[];
};

export type TrayItem = {
  /** From now on its clicks go there, and nowhere else. */
  hear(act: (action: TrayAction) => void): void;
  render(look: TrayLook): void;
  /** Takes the item out of the bar; the next render puts a new one there. */
  remove(): void;
};

function templateOf(lines: readonly MenuLine[], act: (action: TrayAction) => void): MenuItemConstructorOptions[] {
  return lines.map((line) => {
    if (line.kind === 'rule') return { type: 'separator' };
    const { action, lines: inner, isChecked } = line;
    return {
      // An ampersand would underline the next letter.
      label: line.label.replaceAll('&', '&&'),
      enabled: action !== undefined || inner !== undefined,
      ...(isChecked !== undefined && { type: 'checkbox', checked: isChecked }),
      ...(inner && { submenu: templateOf(inner, act) }),
      ...(action && { click: () => act(action) }),
    };
  });
}

/** The item in the bar; appears at the first render. What did not change is not set again: Electron keeps every image it was given. */
export function createTrayItem({ Tray, Menu }: TrayElectron): TrayItem {
  let act = (_action: TrayAction): void => undefined;
  let item: InstanceType<TrayElectron['Tray']> | undefined;
  let drawn: { icon?: string; tooltip?: string; menu?: string } = {};
  const create = (icon: string): InstanceType<TrayElectron['Tray']> => {
    const created = new Tray(icon);
    created.on('click', () => act({ kind: 'open' }));
    return created;
  };
  return {
    hear(listener) {
      act = listener;
    },
    render({ icon, tooltip, menu }) {
      if (item === undefined) item = create(icon);
      else if (icon !== drawn.icon) item.setImage(icon);
      if (tooltip !== drawn.tooltip) item.setToolTip(tooltip);
      const text = JSON.stringify(menu);
      // Linux shows a changed menu only when it is given anew.
      if (text !== drawn.menu) item.setContextMenu(Menu.buildFromTemplate(templateOf(menu, (action) => act(action))));
      drawn = { icon, tooltip, menu: text };
    },
    remove() {
      item?.destroy();
      item = undefined;
      drawn = {};
    },
  };
}
