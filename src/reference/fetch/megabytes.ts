/** "9.4 MB"; below a tenth of one in kilobytes, and below one of those in bytes. */
export function inMegabytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 100_000 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
