import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UserError } from "../../../../src/errors.ts";
import { isAllowedAddress } from "../../../../src/reference/fetch/allowed-address.ts";
import { type Download, type DownloadOptions, download } from "../../../../src/reference/fetch/download.ts";
import { DownloadTrouble } from "../../../../src/reference/fetch/download-trouble.ts";
import { deafPort, type LocalServer, serve, withServer } from "./local-server.ts";

/** No two places of it are alike, so a piece at a wrong place is seen. */
const CONTENT = Buffer.from(Array.from({ length: 60_000 }, (_, i) => `${i},`).join(""));
const OTHER = Buffer.from(CONTENT.toString().replaceAll(",", ";"));
const ETAG = '"first"';

let folder: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fairwait-download-"));
  target = join(folder, "table.csv");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Settings = Partial<Download & DownloadOptions>;

const get = (url: URL, settings: Settings = {}): Promise<void> => {
  const { environment = {}, idleMs = 20_000, tries = 1, pauseMs = 0, ...others } = settings;
  const wanted: Download = {
    url,
    target,
    name: "The table",
    smallestBytes: 1,
    largestBytes: 10_000_000,
    byHand: "Download it by hand from PAGE.",
    ...others,
  };
  return download(wanted, { environment, idleMs, tries, pauseMs, ...others });
};

/** The one line a person reads, and its code. */
async function refusal(run: Promise<void>): Promise<{ code: string; line: string }> {
  const thrown = await run.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(thrown instanceof UserError)) throw thrown ?? new Error("nothing was refused");
  expect(thrown.exitCode).toBe(3);
  const line = `${thrown.message}. ${thrown.detail.hint}`;
  expect(line).not.toContain("\n");
  return { code: thrown.detail.code, line };
}

const whole: RequestListener = (request, response) =>
  serve(request, response, { content: CONTENT, etag: ETAG });
const files = (): string[] => readdirSync(folder).sort();
const ranges = ({ requests }: LocalServer) => requests.map(({ headers }) => headers.range);

/** Cuts the first answer after `bytes`, and gives the rest of what it is then. */
function cutOnce(
  bytes: number,
  then: { content: Buffer; etag?: string } = { content: CONTENT, etag: ETAG },
): RequestListener {
  let answers = 0;
  return (request, response) => {
    answers += 1;
    const first = { content: CONTENT, etag: ETAG, cutAfter: bytes };
    serve(request, response, answers === 1 ? first : then);
  };
}

describe("a download", () => {
  test("brings the file byte for byte, for its owner only, and leaves nothing else", () =>
    withServer(whole, async (server) => {
      const seen: [number, number | undefined][] = [];
      await get(server.url, { progress: ({ bytes, total }) => seen.push([bytes, total]) });
      expect(readFileSync(target).equals(CONTENT)).toBe(true);
      expect(files()).toEqual(["table.csv"]);
      if (process.platform !== "win32") expect(statSync(target).mode & 0o777).toBe(0o600);
      expect(seen[0]).toEqual([0, CONTENT.length]);
      expect(seen.at(-1)).toEqual([CONTENT.length, CONTENT.length]);
      expect(server.requests[0]?.headers).toMatchObject({
        "accept-encoding": "identity",
        "user-agent": "fairwait",
      });
    }));

  test("makes its folder, and replaces an older file only when it is whole", () =>
    withServer(cutOnce(1000), async ({ url }) => {
      target = join(folder, "made", "table.csv");
      mkdirSync(join(folder, "made"));
      writeFileSync(target, "older");
      expect((await refusal(get(url))).code).toBe("download-cut");
      expect(readFileSync(target, "utf8")).toBe("older");
      await get(url);
      expect(readFileSync(target).equals(CONTENT)).toBe(true);
    }));

  test("may come without a length, in chunks, but not without any sign of its end", async () => {
    await withServer(
      (_, response) => response.write(CONTENT.subarray(0, 5), () => response.end(CONTENT.subarray(5))),
      async ({ url }) => {
        await get(url);
        expect(readFileSync(target).equals(CONTENT)).toBe(true);
      },
    );
    await withServer(
      ({ socket }) => socket.end("HTTP/1.0 200 OK\r\ncontent-type: text/csv\r\n\r\nhalf"),
      async ({ url }) => {
        const { code, line } = await refusal(get(url));
        expect(code).toBe("download-wrong-content");
        expect(line).toMatch(/does not say where the file ends\. Download it by hand/);
      },
    );
  });

  test("follows redirects", () =>
    withServer(
      (request, response) => {
        if (request.url === "/moved/again.csv") whole(request, response);
        else
          response
            .writeHead(302, { location: request.url === "/table.csv" ? "/moved/once.csv" : "again.csv" })
            .end();
      },
      async ({ url }) => {
        await get(url);
        expect(readFileSync(target).equals(CONTENT)).toBe(true);
      },
    ));
});

describe("a broken-off download", () => {
  test("is gone on from by the next run, which asks for the rest only", () =>
    withServer(cutOnce(100_000), async (server) => {
      const { code, line } = await refusal(get(server.url));
      expect(code).toBe("download-cut");
      expect(line).toMatch(
        /^The table is not downloaded: the connection to 127\.0\.0\.1:\d+ was cut\. 0\.1 MB are kept: run the same command again and it goes on from there\. Or: /,
      );
      expect(files()).toEqual(["table.csv.part", "table.csv.part.json"]);
      const kept = statSync(`${target}.part`).size;
      const seen: number[] = [];
      await get(server.url, { progress: ({ bytes }) => seen.push(bytes) });
      expect(seen[0]).toBe(kept);
      expect(ranges(server)).toEqual([undefined, `bytes=${kept}-`]);
      expect(server.requests[1]?.headers["if-range"]).toBe(ETAG);
      expect(readFileSync(target).equals(CONTENT)).toBe(true);
      expect(files()).toEqual(["table.csv"]);
    }));

  test("is gone on from at once while tries are left, wherever it is cut", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: CONTENT.length }), { maxLength: 6 }),
        async (cuts) => {
          rmSync(target, { force: true });
          let answers = 0;
          await withServer(
            (request, response) => {
              const cutAfter = cuts[answers];
              answers += 1;
              serve(request, response, {
                content: CONTENT,
                etag: ETAG,
                ...(cutAfter === undefined ? {} : { cutAfter }),
              });
            },
            async ({ url }) => {
              await get(url, { tries: 7 });
              expect(readFileSync(target).equals(CONTENT)).toBe(true);
            },
          );
        },
      ),
      { numRuns: 20 },
    ));

  test("begins again when the file has changed meanwhile", () =>
    withServer(cutOnce(100_000, { content: OTHER, etag: '"second"' }), async (server) => {
      await refusal(get(server.url));
      await get(server.url);
      expect(ranges(server)[1]).toMatch(/^bytes=\d+-$/);
      expect(readFileSync(target).equals(OTHER)).toBe(true);
    }));

  test("begins again at a server that goes on with other content in spite of If-Range", () => {
    const rude = cutOnce(100_000, { content: OTHER, etag: '"second"' });
    return withServer(
      (request, response) => {
        delete request.headers["if-range"];
        if (existsSync(`${target}.part`)) serve(request, response, { content: OTHER, etag: '"second"' });
        else rude(request, response);
      },
      async (server) => {
        await refusal(get(server.url));
        await get(server.url);
        expect(ranges(server)).toEqual([undefined, expect.stringMatching(/^bytes=/), undefined]);
        expect(readFileSync(target).equals(OTHER)).toBe(true);
      },
    );
  });

  test("begins again at a server that goes on from another place than asked", () => {
    const first = cutOnce(100_000);
    return withServer(
      (request, response) => {
        if (request.headers.range === undefined) return first(request, response);
        response.writeHead(206, {
          etag: ETAG,
          "content-range": `bytes 0-${CONTENT.length - 1}/${CONTENT.length}`,
        });
        response.end(CONTENT);
      },
      async (server) => {
        await refusal(get(server.url));
        await get(server.url);
        expect(server.requests).toHaveLength(3);
        expect(readFileSync(target).equals(CONTENT)).toBe(true);
      },
    );
  });

  test("takes the rest in parts from a server that gives no more at once", () => {
    const first = cutOnce(100_000);
    return withServer(
      (request, response) => {
        const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
        if (start === 0) return first(request, response);
        const end = Math.min(start + 90_000, CONTENT.length);
        response.writeHead(206, {
          etag: ETAG,
          "content-range": `bytes ${start}-${end - 1}/${CONTENT.length}`,
        });
        response.end(CONTENT.subarray(start, end));
      },
      async ({ url }) => {
        await refusal(get(url));
        expect((await refusal(get(url))).line).toMatch(
          /the server ended after 0\.\d MB of 0\.3 MB\. 0\.\d MB are kept/,
        );
        await get(url, { tries: 5 });
        expect(readFileSync(target).equals(CONTENT)).toBe(true);
      },
    );
  });

  test("begins again at a server that knows no ranges", () => {
    let answers = 0;
    return withServer(
      (request, response) => {
        answers += 1;
        delete request.headers.range;
        serve(request, response, {
          content: CONTENT,
          etag: ETAG,
          ...(answers === 1 ? { cutAfter: 50_000 } : {}),
        });
      },
      async (server) => {
        await refusal(get(server.url));
        await get(server.url);
        expect(readFileSync(target).equals(CONTENT)).toBe(true);
      },
    );
  });

  test.each([
    ["a weak entity tag", { etag: 'W/"first"' }],
    ["nothing", {}],
    ["a date as young as the answer", { lastModified: new Date().toUTCString() }],
  ])("begins again when the content is known by %s", (_, known) => {
    let answers = 0;
    return withServer(
      (request, response) => {
        answers += 1;
        serve(request, response, {
          content: CONTENT,
          ...known,
          ...(answers === 1 ? { cutAfter: 50_000 } : {}),
        });
      },
      async (server) => {
        expect((await refusal(get(server.url))).line).toContain("cut. Try again later.");
        await get(server.url);
        expect(ranges(server)).toEqual([undefined, undefined]);
        expect(readFileSync(target).equals(CONTENT)).toBe(true);
      },
    );
  });

  test("goes on by the date of the last change where there is no entity tag", () => {
    const lastModified = "Thu, 07 Nov 2019 12:01:56 GMT";
    let answers = 0;
    return withServer(
      (request, response) => {
        answers += 1;
        serve(request, response, {
          content: CONTENT,
          lastModified,
          ...(answers === 1 ? { cutAfter: 50_000 } : {}),
        });
      },
      async (server) => {
        await refusal(get(server.url));
        await get(server.url);
        expect(server.requests[1]?.headers["if-range"]).toBe(lastModified);
        expect(readFileSync(target).equals(CONTENT)).toBe(true);
      },
    );
  });

  test("that only lacked its name is given it without another byte", () =>
    withServer(whole, async (server) => {
      const check = () => Promise.reject(new Error("the machine stops"));
      await expect(get(server.url, { check })).rejects.toThrow("the machine stops");
      expect(files()).toEqual([]);
      writeFileSync(`${target}.part`, CONTENT);
      const memory = { url: server.url.href, validator: ETAG, total: CONTENT.length };
      writeFileSync(`${target}.part.json`, JSON.stringify(memory));
      await get(server.url);
      expect(ranges(server)).toEqual([undefined, `bytes=${CONTENT.length}-`]);
      expect(readFileSync(target).equals(CONTENT)).toBe(true);
      expect(files()).toEqual(["table.csv"]);
    }));

  test.each([
    [
      "longer than the file",
      () => ({ bytes: Buffer.concat([CONTENT, CONTENT]), memory: { validator: ETAG } }),
    ],
    ["of another address", () => ({ bytes: OTHER.subarray(0, 10), memory: { url: "https://a.test/" } })],
    [
      "of an unknown length",
      () => ({ bytes: CONTENT.subarray(0, 10), memory: { validator: ETAG, total: 7 } }),
    ],
  ])("that is %s is not used", (_, left) =>
    withServer(whole, async ({ url }) => {
      const { bytes, memory } = left();
      writeFileSync(`${target}.part`, bytes);
      writeFileSync(`${target}.part.json`, JSON.stringify({ url: url.href, validator: ETAG, ...memory }));
      await get(url);
      expect(readFileSync(target).equals(CONTENT)).toBe(true);
    }),
  );

  test.each(["{", '{"url":1}', ""])("with the unreadable memory %j is not used", (memory) =>
    withServer(whole, async ({ url }) => {
      writeFileSync(`${target}.part`, OTHER.subarray(0, 10));
      writeFileSync(`${target}.part.json`, memory);
      await get(url);
      expect(readFileSync(target).equals(CONTENT)).toBe(true);
    }),
  );

  test("of the person's own doing keeps its part, and throws what interrupted it", () =>
    withServer(
      (request, response) => {
        if (request.headers.range !== undefined) return whole(request, response);
        response.writeHead(200, { "content-length": CONTENT.length, etag: ETAG });
        response.write(CONTENT.subarray(0, 70_000));
      },
      async ({ url }) => {
        const interrupt = new AbortController();
        const stop = new Error("interrupted");
        const progress = ({ bytes }: { bytes: number }) => {
          if (bytes === 70_000) interrupt.abort(stop);
        };
        const patient = { idleMs: 3_600_000, tries: 5 };
        await expect(get(url, { interrupt: interrupt.signal, progress, ...patient })).rejects.toBe(stop);
        expect(readFileSync(`${target}.part`).equals(CONTENT.subarray(0, 70_000))).toBe(true);
        expect(existsSync(target)).toBe(false);
        await get(url);
        expect(readFileSync(target).equals(CONTENT)).toBe(true);
      },
    ));

  test("may be interrupted while it waits to try again", () =>
    withServer(
      (_, response) => response.writeHead(503).end(),
      async ({ url, requests }) => {
        const interrupt = new AbortController();
        const stop = new Error("interrupted");
        const run = get(url, { interrupt: interrupt.signal, tries: 2, pauseMs: 3_600_000 });
        const over = expect(run).rejects.toBe(stop);
        while (requests.length === 0) await new Promise((done) => setTimeout(done, 5));
        await new Promise((done) => setTimeout(done, 50));
        interrupt.abort(stop);
        await over;
      },
    ));

  test("that another program has begun again meanwhile is not given its name", () =>
    withServer(whole, async ({ url }) => {
      const check = async (path: string) => truncateSync(path, 5);
      const { code, line } = await refusal(get(url, { check }));
      expect(code).toBe("download-cut");
      expect(line).toContain("another program has begun the same download again");
      expect(existsSync(target)).toBe(false);
    }));

  test("by two programs at once is one file", () =>
    withServer(whole, async ({ url }) => {
      const outcomes = await Promise.allSettled([get(url), get(url), get(url)]);
      expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
      expect(readFileSync(target).equals(CONTENT)).toBe(true);
    }));
});

describe("a server in trouble", () => {
  test("is asked again, and the file is whole in the end", () => {
    let answers = 0;
    return withServer(
      (request, response) => {
        answers += 1;
        if (answers < 3) response.writeHead(answers === 1 ? 500 : 429).end();
        else whole(request, response);
      },
      async ({ url }) => {
        await get(url, { tries: 3 });
        expect(answers).toBe(3);
        expect(readFileSync(target).equals(CONTENT)).toBe(true);
      },
    );
  });

  test("is asked so often and no more", () =>
    withServer(
      (_, response) => response.writeHead(503).end(),
      async (server) => {
        const { code, line } = await refusal(get(server.url, { tries: 3 }));
        expect(code).toBe("download-server-busy");
        expect(line).toMatch(
          /127\.0\.0\.1:\d+ answers 503\. Try again later\. Or: Download it by hand from PAGE\.$/,
        );
        expect(server.requests).toHaveLength(3);
        expect(files()).toEqual([]);
      },
    ));

  test("that says nothing for too long is given up", async () => {
    const silences: RequestListener[] = [
      () => {},
      (_, response) =>
        response.writeHead(200, { "content-length": CONTENT.length, etag: ETAG }).write("0,1,"),
    ];
    for (const silence of silences) {
      await withServer(silence, async ({ url }) => {
        const { code, line } = await refusal(get(url, { idleMs: 100 }));
        expect(code).toBe("download-stalled");
        expect(line).toContain("for 0.1 s");
      });
    }
  });

  test("that is slow but never silent is waited for", () =>
    withServer(
      async (_, response) => {
        response.writeHead(200, { "content-length": 6 });
        for (let i = 0; i < 6; i += 1) {
          response.write("x");
          await new Promise((done) => setTimeout(done, 450));
        }
      },
      async ({ url }) => {
        await get(url, { idleMs: 2000 });
        expect(readFileSync(target, "utf8")).toBe("xxxxxx");
      },
    ));

  test.each([
    [404, "download-not-found", /no longer has it at the address known \(404\)\. Download it by hand/],
    [410, "download-not-found", /\(410\)/],
    [403, "download-refused", /refuses it \(403\)\. Download it by hand/],
    [304, "download-refused", /\(304\)/],
    [206, "download-refused", /\(206\)/],
  ])("that answers %i is asked once", (status, code, says) =>
    withServer(
      (_, response) => response.writeHead(status).end(),
      async (server) => {
        const found = await refusal(get(server.url, { tries: 5 }));
        expect(found.code).toBe(code);
        expect(found.line).toMatch(says);
        expect(server.requests).toHaveLength(1);
        expect(files()).toEqual([]);
      },
    ),
  );
});

describe("refused", () => {
  test("every address but HTTPS, and this machine where it alone is asked", () => {
    const official = new URL("https://www.gov.uk/file");
    const local = new URL("http://127.0.0.1:80/file");
    expect(isAllowedAddress(new URL("https://assets.gov.uk/"), official)).toBe(true);
    expect(isAllowedAddress(new URL("http://www.gov.uk/file"), official)).toBe(false);
    for (const here of ["http://127.0.0.1:80/", "http://localhost/", "http://[::1]:8080/"]) {
      expect(isAllowedAddress(new URL(here), official)).toBe(false);
      expect(isAllowedAddress(new URL(here), local)).toBe(true);
    }
    expect(isAllowedAddress(new URL("http://127.0.0.1.example.org/"), local)).toBe(false);
  });

  test("redirects in a circle", () =>
    withServer(
      (_, response) => response.writeHead(301, { location: "/table.csv" }).end(),
      async (server) => {
        const { code, line } = await refusal(get(server.url, { tries: 5 }));
        expect(code).toBe("download-redirected");
        expect(line).toContain("redirects more than 5 times");
        expect(server.requests).toHaveLength(6);
      },
    ));

  test.each([
    "http://example.org/table.csv",
    "ftp://127.0.0.1/table.csv",
    "file:///etc/hosts",
    "http://[",
    undefined,
  ])("a redirect to %s", (location) =>
    withServer(
      (_, response) => response.writeHead(302, location === undefined ? {} : { location }).end(),
      async ({ url }) => {
        const { code, line } = await refusal(get(url));
        expect(code).toBe("download-redirected");
        expect(line).toMatch(/redirects to (an address that is not HTTPS|nowhere)/);
      },
    ),
  );

  test("a web page, which leaves what an earlier run kept", () => {
    const cut = cutOnce(100_000);
    let answers = 0;
    return withServer(
      (request, response) => {
        answers += 1;
        if (answers === 2)
          response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<p>Sign in");
        else cut(request, response);
      },
      async ({ url }) => {
        await refusal(get(url));
        const { code, line } = await refusal(get(url));
        expect(code).toBe("download-wrong-content");
        expect(line).toContain("a web page came from 127.0.0.1");
        expect(statSync(`${target}.part`).size).toBeGreaterThan(0);
        await get(url);
        expect(readFileSync(target).equals(CONTENT)).toBe(true);
      },
    );
  });

  test("what is too large or too small by its own word, before a byte of it is kept", () =>
    withServer(whole, async ({ url }) => {
      for (const plausible of [{ largestBytes: 1000 }, { smallestBytes: 1_000_000 }]) {
        const { code, line } = await refusal(get(url, plausible));
        expect(code).toBe("download-wrong-size");
        expect(line).toContain("what is offered has 0.3 MB, and the file has");
        expect(files()).toEqual([]);
      }
    }));

  test("what goes on for longer than it may, where the server gave no length", () =>
    withServer(
      (_, response) => {
        response.write(CONTENT);
        response.end(CONTENT);
      },
      async ({ url }) => {
        const { code } = await refusal(get(url, { largestBytes: CONTENT.length + 1 }));
        expect(code).toBe("download-wrong-size");
        expect(files()).toEqual([]);
      },
    ));

  test("what ends too early, where the server gave no length", () =>
    withServer(
      (_, response) => response.write("0,1,", () => response.end("2")),
      async ({ url }) => {
        expect((await refusal(get(url, { smallestBytes: 6 }))).code).toBe("download-wrong-size");
        expect(files()).toEqual([]);
      },
    ));

  test("what comes compressed without being asked for so", () =>
    withServer(
      (_, response) => response.writeHead(200, { "content-encoding": "gzip", "content-length": 2 }).end("xx"),
      async ({ url }) => {
        expect((await refusal(get(url))).line).toContain("compressed");
      },
    ));

  test("what does not pass the check, of which nothing stays", () =>
    withServer(whole, async ({ url }) => {
      const check = async (path: string) => {
        expect(readFileSync(path).equals(CONTENT)).toBe(true);
        throw new DownloadTrouble("download-wrong-content", "it is another table");
      };
      expect((await refusal(get(url, { check }))).line).toMatch(/not downloaded: it is another table/);
      expect(files()).toEqual([]);
    }));
});

describe("without a way out", () => {
  test("the person is told what to do by hand", async () => {
    const { code, line } = await refusal(get(new URL(`http://127.0.0.1:${await deafPort()}/`), { tries: 9 }));
    expect(code).toBe("offline");
    expect(line).toMatch(
      /^The table is not downloaded: 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)\. Download it by hand from PAGE\.$/,
    );
    expect(files()).toEqual([]);
  });

  test("a server that speaks no TLS is said to be no secure one", () =>
    withServer(whole, async ({ url }) => {
      const { code, line } = await refusal(get(new URL(`https://127.0.0.1:${url.port}/`)));
      expect(code).toBe("offline");
      expect(line).toContain("no secure connection to 127.0.0.1");
    }));
});

describe("a place that takes no file", () => {
  test("is named", () =>
    withServer(whole, async ({ url }) => {
      writeFileSync(join(folder, "file"), "");
      target = join(folder, "file", "table.csv");
      const { code, line } = await refusal(get(url));
      expect(code).toBe("download-unwritable");
      expect(line).toMatch(
        /cannot be written to \((EEXIST|ENOTDIR)\)\. Make room there, or name another folder\.$/,
      );
    }));

  test.skipIf(!existsSync("/dev/full"))(
    "is said to be full when it is (skipped where there is no /dev/full)",
    () =>
      withServer(whole, async ({ url }) => {
        symlinkSync("/dev/full", `${target}.part`);
        const { code, line } = await refusal(get(url));
        expect(code).toBe("download-unwritable");
        expect(line).toContain("there is no room for it in ");
      }),
  );
});
