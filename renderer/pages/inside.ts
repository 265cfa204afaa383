/** Whether a path lies in a folder; `/work/shopping` does not lie in `/work/shop`. */
export function isInside(path: string, directory: string): boolean {
  const root = directory.replace(/[\\/]$/, '');
  return path.startsWith(root) && /[\\/]/.test(path.charAt(root.length));
}
