import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo, Server } from "node:net";

export interface LocalServer {
  readonly url: URL;
  /** In the order they came. */
  readonly requests: readonly IncomingMessage[];
}

/** A server on this machine for one test; nothing of it is left afterwards. */
export async function withServer(
  answer: RequestListener,
  test: (server: LocalServer) => Promise<void>,
): Promise<void> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  const port = await listening(server);
  try {
    await test({ url: new URL(`http://127.0.0.1:${port}/table.csv`), requests });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Begins to listen on a free port of this machine and returns it. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

/** A port of this machine where nobody listens. */
export async function deafPort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  return port;
}

interface Served {
  readonly content: Buffer;
  readonly etag?: string;
  readonly lastModified?: string;
  /** The connection is cut after so many bytes of the body. */
  readonly cutAfter?: number;
}

/** As a server that can go on from any byte answers: 200, 206 or 416 (RFC 9110, 13.1.5 and 14). */
export function serve(request: IncomingMessage, response: ServerResponse, served: Served): void {
  const { content, etag, lastModified, cutAfter } = served;
  const condition = request.headers["if-range"];
  const isSame = condition === undefined || condition === etag || condition === lastModified;
  const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
  const start = asked !== null && isSame ? Number(asked[1]) : 0;
  const isPart = asked !== null && isSame;
  const headers = {
    "content-type": "text/csv",
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { "last-modified": lastModified }),
  };
  if (isPart && start >= content.length) {
    response.writeHead(416, { ...headers, "content-range": `bytes */${content.length}` }).end();
    return;
  }
  const body = content.subarray(start);
  response.writeHead(isPart ? 206 : 200, {
    ...headers,
    "content-length": body.length,
    ...(isPart ? { "content-range": `bytes ${start}-${content.length - 1}/${content.length}` } : {}),
  });
  if (cutAfter === undefined || cutAfter >= body.length) response.end(body);
  else response.write(body.subarray(0, cutAfter), () => response.destroy());
}
