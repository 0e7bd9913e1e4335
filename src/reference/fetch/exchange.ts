import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import { isIP } from "node:net";
import { connect as tlsConnect } from "node:tls";
import { isAllowedAddress } from "./allowed-address.ts";
import { connectionTrouble, DownloadTrouble } from "./download-trouble.ts";
import { Patience, Stalled } from "./patience.ts";
import { type Environment, openTunnel, proxyFor } from "./proxy.ts";

export interface Connection {
  readonly environment: Environment;
  /** How long nothing may come. */
  readonly idleMs: number;
  /** The person's interrupt; its reason is what is then thrown. */
  readonly interrupt?: AbortSignal | undefined;
  /** Authorities (PEM) trusted in place of Node's own: tests have a server of their own. */
  readonly authorities?: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** To be read to its end, or `close` called. */
  readonly body: AsyncIterable<Uint8Array>;
  close(): void;
}

const MOST_REDIRECTS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** Asks for `first`, goes where redirects lead, and gives the answer at their end. Throws a trouble when there is none. */
export async function exchange(
  first: URL,
  headers: Readonly<Record<string, string>>,
  connection: Connection,
): Promise<Answer> {
  let url = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const answer = await ask(url, headers, connection);
    if (!REDIRECTS.includes(answer.status)) return answer;
    answer.close();
    url = redirected(url, first, answer.headers.location);
  }
  throw new DownloadTrouble(
    "download-redirected",
    `${first.host} redirects more than ${MOST_REDIRECTS} times`,
  );
}

function redirected(from: URL, first: URL, location: string | undefined): URL {
  if (location === undefined || !URL.canParse(location, from.href)) {
    throw new DownloadTrouble("download-redirected", `${from.host} redirects to nowhere`);
  }
  const to = new URL(location, from);
  if (isAllowedAddress(to, first)) return to;
  throw new DownloadTrouble("download-redirected", `${from.host} redirects to an address that is not HTTPS`);
}

async function ask(
  url: URL,
  headers: Readonly<Record<string, string>>,
  connection: Connection,
): Promise<Answer> {
  const patience = new Patience(connection.idleMs, connection.interrupt);
  const fail = (cause: unknown): never => {
    patience.end();
    const reason = patience.reasonFor(cause);
    throw reason instanceof Stalled
      ? new DownloadTrouble(
          "download-stalled",
          `nothing came from ${url.host} for ${connection.idleMs / 1000} s`,
        )
      : connectionTrouble(reason, url.host);
  };
  try {
    const incoming = await send(url, headers, connection, patience);
    return {
      status: incoming.statusCode ?? 0,
      headers: incoming.headers,
      body: pieces(incoming, patience, fail),
      close: () => {
        patience.end();
        incoming.destroy();
      },
    };
  } catch (cause) {
    return fail(cause);
  }
}

async function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { environment, authorities }: Connection,
  { signal }: Patience,
): Promise<IncomingMessage> {
  const proxy = proxyFor(url, environment);
  const socket = proxy === undefined ? undefined : await openTunnel(proxy, url, signal);
  const trust = {
    ca: authorities,
    host: bareHost(url),
    ...(isIP(bareHost(url)) ? {} : { servername: url.hostname }),
  };
  // A connection of its own, closed afterwards: one that is kept alive would keep the program from ending.
  const options: RequestOptions =
    socket === undefined
      ? { ca: authorities, agent: false, headers, signal }
      : { headers, signal, createConnection: () => tlsConnect({ ...trust, socket }) };
  return new Promise((resolve, reject) => {
    const asking = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, options);
    asking.on("response", resolve);
    asking.on("error", reject);
    asking.end();
  });
}

const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "");

async function* pieces(
  incoming: IncomingMessage,
  patience: Patience,
  fail: (cause: unknown) => never,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of incoming) {
      patience.renew();
      yield piece as Uint8Array;
    }
  } catch (cause) {
    fail(cause);
  } finally {
    patience.end();
    incoming.destroy();
  }
}
