// The packages bring no types of their own; as much as main/linux-packages.ts uses.
type InstallerOptions = {
  readonly name: string;
  readonly bin: string;
  readonly productName: string;
  readonly genericName: string;
  readonly description: string;
  readonly productDescription: string;
  readonly categories: readonly string[];
  /** By size, as `48x48`. */
  readonly icon: Readonly<Record<string, string>>;
};

type Installer<Options> = (given: {
  readonly src: string;
  readonly dest: string;
  readonly arch: string;
  readonly options: InstallerOptions & Options;
}) => Promise<unknown>;

declare module 'electron-installer-debian' {
  const installer: Installer<{
    readonly section: string;
    readonly compression: 'xz' | 'gzip' | 'none';
    readonly depends: readonly string[];
  }>;
  export = installer;
}

declare module 'electron-installer-redhat' {
  const installer: Installer<{
    readonly license: string;
    readonly homepage: string;
    /** Of xz, 0 to 9. */
    readonly compressionLevel: number;
    readonly requires: readonly string[];
  }>;
  export = installer;
}
