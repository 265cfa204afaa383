/** Hands a text to the browser as a file; in the tray app the system asks where to. */
export function download({ name, text }: { readonly name: string; readonly text: string }): void {
  const type = name.endsWith('.csv') ? 'text/csv' : 'application/json';
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; the text is not kept any longer.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
