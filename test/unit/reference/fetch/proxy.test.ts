import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttpServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UserError } from "../../../../src/errors.ts";
import { download } from "../../../../src/reference/fetch/download.ts";
import { type Environment, proxyFor } from "../../../../src/reference/fetch/proxy.ts";
import { deafPort, listening, serve } from "./local-server.ts";

const OFFICIAL = new URL("https://assets.publishing.service.gov.uk/media/table.csv");
const CONTENT = Buffer.from("0123456789".repeat(20_000));

const chosen = (environment: Environment, url = OFFICIAL): string | undefined =>
  proxyFor(url, environment)?.href;

describe("the proxy of the environment", () => {
  test("is HTTPS_PROXY in either case, with or without its scheme", () => {
    expect(chosen({})).toBeUndefined();
    expect(chosen({ HTTPS_PROXY: "" })).toBeUndefined();
    expect(chosen({ HTTPS_PROXY: "http://proxy.nhs.test:8080" })).toBe("http://proxy.nhs.test:8080/");
    expect(chosen({ https_proxy: "proxy.nhs.test:8080" })).toBe("http://proxy.nhs.test:8080/");
    expect(chosen({ HTTP_PROXY: "http://proxy.nhs.test:8080" })).toBeUndefined();
  });

  test.each([
    ["*", true],
    ["service.gov.uk", true],
    [".service.gov.uk", true],
    ["localhost, GOV.UK", true],
    ["assets.publishing.service.gov.uk:443", true],
    ["assets.publishing.service.gov.uk:8443", false],
    ["ice.gov.uk", false],
    ["nhs.uk,", false],
  ])("is passed by when NO_PROXY is %j: %s", (NO_PROXY, isPassedBy) => {
    const found = chosen({ HTTPS_PROXY: "proxy.nhs.test:8080", NO_PROXY });
    expect(found === undefined).toBe(isPassedBy);
  });

  test("is not asked for plain http, which only goes to this machine", () => {
    expect(chosen({ HTTPS_PROXY: "proxy.nhs.test" }, new URL("http://127.0.0.1/"))).toBeUndefined();
  });

  test.each(["https://name:secret@proxy.nhs.test", "socks5://proxy.nhs.test", "http://"])(
    "is wrong usage as %s, and never quoted",
    (HTTPS_PROXY) => {
      try {
        proxyFor(OFFICIAL, { HTTPS_PROXY });
        expect.unreachable();
      } catch (cause) {
        expect(cause).toBeInstanceOf(UserError);
        expect((cause as UserError).detail.code).toBe("proxy-not-usable");
        expect(JSON.stringify((cause as UserError).detail)).not.toMatch(/secret|nhs/);
      }
    },
  );
});

/** A proxy that opens tunnels to this machine, or answers with `status`. */
async function withProxy(
  status: number,
  run: (proxy: string, asked: readonly IncomingMessage[]) => Promise<void>,
): Promise<void> {
  const asked: IncomingMessage[] = [];
  const proxy = createHttpServer();
  proxy.on("connect", (request, socket) => {
    asked.push(request);
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const there = connect(Number(request.url?.split(":")[1]), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      there.pipe(socket);
      socket.pipe(there);
    });
    for (const end of [there, socket]) end.on("error", () => end.destroy());
  });
  const port = await listening(proxy);
  try {
    await run(`127.0.0.1:${port}`, asked);
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
}

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

describe("a download through a proxy", () => {
  let folder: string;
  let server: Server | undefined;
  let port = 0;
  let certificate = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "fairwait-proxy-"));
    if (!hasOpenssl) return;
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const names = "subjectAltName=DNS:localhost,IP:127.0.0.1";
    const made = spawnSync("openssl", [
      ...[
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
      ],
      ...["-keyout", key, "-out", cert, "-subj", "/CN=localhost", "-addext", names],
    ]);
    expect(made.status, made.stderr.toString()).toBe(0);
    certificate = readFileSync(cert, "utf8");
    server = createHttpsServer({ key: readFileSync(key), cert: certificate }, (request, response) =>
      serve(request, response, { content: CONTENT, etag: '"one"' }),
    );
    port = await listening(server);
  });
  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const target = () => join(folder, "table.csv");
  const get = (url: string, environment: Environment, authorities?: string): Promise<void> =>
    download(
      {
        url: new URL(url),
        target: target(),
        name: "The table",
        smallestBytes: 1,
        largestBytes: 10_000_000,
        byHand: "Download it by hand.",
      },
      { environment, idleMs: 20_000, tries: 1, pauseMs: 0, authorities },
    );
  const refusal = async (run: Promise<void>): Promise<UserError["detail"]> => {
    const thrown = await run.then(
      () => undefined,
      (cause: unknown) => cause,
    );
    if (thrown instanceof UserError) return thrown.detail;
    throw thrown ?? new Error("nothing was refused");
  };

  test.skipIf(!hasOpenssl)(
    "speaks TLS with the host itself, with or without a proxy between (skipped without openssl)",
    async () => {
      for (const host of ["localhost", "127.0.0.1"]) {
        await get(`https://${host}:${port}/`, {}, certificate);
        expect(readFileSync(target()).equals(CONTENT)).toBe(true);
        rmSync(target());
        await withProxy(200, async (proxy, asked) => {
          await get(
            `https://${host}:${port}/`,
            { HTTPS_PROXY: `http://a%20name:word@${proxy}` },
            certificate,
          );
          expect(readFileSync(target()).equals(CONTENT)).toBe(true);
          expect(asked.map(({ url }) => url)).toEqual([`${host}:${port}`]);
          const credentials = Buffer.from("a name:word").toString("base64");
          expect(asked[0]?.headers["proxy-authorization"]).toBe(`Basic ${credentials}`);
        });
        rmSync(target());
      }
    },
  );

  test.skipIf(!hasOpenssl)(
    "trusts no certificate it does not know, on either way (skipped without openssl)",
    async () => {
      const url = `https://localhost:${port}/`;
      const direct = await refusal(get(url, {}));
      expect(direct.code).toBe("download-not-trusted");
      expect(direct.message).toContain(`the certificate shown for localhost:${port} is not trusted`);
      expect(direct.hint).toContain("NODE_EXTRA_CA_CERTS=FILE. Or: Download it by hand.");
      await withProxy(200, async (proxy) => {
        expect((await refusal(get(url, { HTTPS_PROXY: proxy }))).code).toBe("download-not-trusted");
      });
    },
  );

  test("that lets nothing through says so, without the password", async () => {
    await withProxy(403, async (proxy) => {
      const { code, message } = await refusal(
        get(OFFICIAL.href, { HTTPS_PROXY: `http://me:secret@${proxy}` }),
      );
      expect(code).toBe("download-refused");
      expect(message).toBe(`The table is not downloaded: the proxy ${proxy} does not let it through (403)`);
    });
    await withProxy(407, async (proxy) => {
      const { message } = await refusal(get(OFFICIAL.href, { HTTPS_PROXY: proxy }));
      expect(message).toContain(`the proxy ${proxy} wants a name and password`);
    });
  });

  test("that is not there is named", async () => {
    const proxy = `127.0.0.1:${await deafPort()}`;
    const { code, message } = await refusal(get(OFFICIAL.href, { HTTPS_PROXY: proxy }));
    expect(code).toBe("offline");
    expect(message).toBe(`The table is not downloaded: the proxy ${proxy} cannot be reached (ECONNREFUSED)`);
  });

  test("that never answers is given up", async () => {
    const silent = createHttpServer();
    silent.on("connect", () => {});
    const proxy = `127.0.0.1:${await listening(silent)}`;
    try {
      const run = download(
        {
          url: OFFICIAL,
          target: target(),
          name: "The table",
          smallestBytes: 1,
          largestBytes: 9,
          byHand: "Download it by hand.",
        },
        { environment: { HTTPS_PROXY: proxy }, idleMs: 100, tries: 1, pauseMs: 0 },
      );
      expect((await refusal(run)).code).toBe("download-stalled");
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  });
});
