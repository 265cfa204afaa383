// The package brings no types of its own; as much as main/package.ts uses.
declare module 'electron-installer-debian' {
  type DebOptions = {
    readonly name: string;
    readonly bin: string;
    readonly productName: string;
    readonly genericName: string;
    readonly description: string;
    readonly productDescription: string;
    readonly section: string;
    readonly compression: 'xz' | 'gzip' | 'none';
    readonly depends: readonly string[];
    readonly categories: readonly string[];
    /** By size, as `48x48`. */
    readonly icon: Readonly<Record<string, string>>;
  };
  function installer(given: {
    readonly src: string;
    readonly dest: string;
    readonly arch: string;
    readonly options: DebOptions;
  }): Promise<unknown>;
  export = installer;
}
