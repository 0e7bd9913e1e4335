const LOOPBACK: readonly string[] = ["127.0.0.1", "[::1]", "localhost"];

/** Is it plain http to this machine itself? */
export const isLoopback = (url: URL): boolean => url.protocol === "http:" && LOOPBACK.includes(url.hostname);

/**
 * May a download that was asked for at `first` take bytes from `url`? HTTPS always. Plain http only where the whole download is
 * from this machine, as in tests: a redirect must lead neither off HTTPS nor to a service behind the user's firewall.
 */
export const isAllowedAddress = (url: URL, first: URL): boolean =>
  url.protocol === "https:" || (isLoopback(url) && isLoopback(first));
