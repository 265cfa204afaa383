/** Whether a path lies in a folder; `/code/shopping` does not lie in `/code/shop`. */
export function isInside(path: string, directory: string): boolean {
  const root = directory.replace(/[\\/]$/, '');
  return path.startsWith(root) && /[\\/]/.test(path.charAt(root.length));
}
