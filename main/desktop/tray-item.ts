import type { Menu, Tray } from 'electron';

/** As much of Electron as a tray item takes. */
export type TrayElectron = {
  readonly Tray: new (image: string) => Pick<Tray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'destroy'>;
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate'>;
};

export type TrayActions = { readonly checkNow: () => void; readonly quit: () => void };

export type TrayItem = {
  /** `icon`: path of an image. `line`: one sentence, lower case. */
  render(shown: { readonly icon: string; readonly line: string }): void;
  destroy(): void;
};

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** The item in the bar; appears at the first render. What did not change is not set again: Electron keeps every image it was given. */
export function createTrayItem({ Tray, Menu }: TrayElectron, { checkNow, quit }: TrayActions): TrayItem {
  let item: InstanceType<TrayElectron['Tray']> | undefined;
  let drawn: { icon?: string; line?: string } = {};
  const menuFor = (line: string): Menu =>
    Menu.buildFromTemplate([
      { label: capitalized(line), enabled: false },
      { type: 'separator' },
      { label: 'Check now', click: checkNow },
      { type: 'separator' },
      { label: 'Quit Keyturn', click: quit },
    ]);
  return {
    render({ icon, line }) {
      if (item === undefined) item = new Tray(icon);
      else if (icon !== drawn.icon) item.setImage(icon);
      if (line !== drawn.line) {
        item.setToolTip(`Keyturn: ${line}`);
        // Linux shows a changed menu only when it is given anew.
        item.setContextMenu(menuFor(line));
      }
      drawn = { icon, line };
    },
    destroy: () => item?.destroy(),
  };
}
