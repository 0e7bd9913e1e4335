import { describe, expect, test } from "vitest";
import { connectionTrouble, DownloadTrouble } from "../../../../src/reference/fetch/download-trouble.ts";
import { inMegabytes } from "../../../../src/reference/fetch/megabytes.ts";
import { contentRange, strongValidator } from "../../../../src/reference/fetch/response-facts.ts";

describe("what a file is known by again", () => {
  const changed = "Thu, 07 Nov 2019 12:01:56 GMT";
  test.each([
    ["a strong entity tag", { etag: '"a"', "last-modified": changed }, '"a"'],
    [
      "no weak one, nor the date beside it",
      { etag: 'W/"a"', "last-modified": changed, date: "Fri, 08 Nov 2019 12:00:00 GMT" },
      undefined,
    ],
    [
      "a date a minute before the answer",
      { "last-modified": changed, date: "Thu, 07 Nov 2019 12:02:56 GMT" },
      changed,
    ],
    [
      "no date of the last minute",
      { "last-modified": changed, date: "Thu, 07 Nov 2019 12:02:55 GMT" },
      undefined,
    ],
    ["no date without that of the answer", { "last-modified": changed }, undefined],
    ["no date that is none", { "last-modified": "yesterday", date: changed }, undefined],
  ])("is %s", (_, headers, validator) => {
    expect(strongValidator(headers)).toBe(validator);
  });
});

describe("a content range", () => {
  test.each([
    ["bytes 100-199/200", { start: 100, total: 200 }],
    ["bytes 100-199/*", { start: 100, total: undefined }],
    ["bytes */200", { start: undefined, total: 200 }],
    ["bytes 100-199", undefined],
    ["items 0-1/2", undefined],
    [undefined, undefined],
  ])("%s is %o", (header, range) => {
    expect(contentRange(header)).toEqual(range);
  });
});

describe("an error of the network", () => {
  test.each([
    ["ENOTFOUND", "offline", "gov.uk cannot be found, as when there is no network"],
    ["EAI_AGAIN", "offline", "gov.uk cannot be found, as when there is no network"],
    ["ENETUNREACH", "offline", "gov.uk cannot be reached (ENETUNREACH)"],
    [
      "SELF_SIGNED_CERT_IN_CHAIN",
      "download-not-trusted",
      "the certificate shown for gov.uk is not trusted (SELF_SIGNED_CERT_IN_CHAIN)",
    ],
    [
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "download-not-trusted",
      "the certificate shown for gov.uk is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)",
    ],
    [
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "download-not-trusted",
      "the certificate shown for gov.uk is not trusted (ERR_TLS_CERT_ALTNAME_INVALID)",
    ],
    [
      "ERR_SSL_WRONG_VERSION_NUMBER",
      "offline",
      "no secure connection to gov.uk can be made (ERR_SSL_WRONG_VERSION_NUMBER)",
    ],
    ["ECONNRESET", "download-cut", "the connection to gov.uk was cut"],
  ])("%s is %s", (code, trouble, says) => {
    const found = connectionTrouble(Object.assign(new Error("raw"), { code }), "gov.uk");
    expect(found).toBeInstanceOf(DownloadTrouble);
    expect(found).toMatchObject({ code: trouble, message: says });
  });

  test("that is none stays the defect it is", () => {
    for (const cause of [
      new TypeError("raw"),
      Object.assign(new Error("raw"), { code: "ERR_INVALID_ARG" }),
      "raw",
    ])
      expect(connectionTrouble(cause, "gov.uk")).toBe(cause);
  });
});

test("sizes are written as people read them", () => {
  expect([0, 999, 1000, 99_949, 100_000, 9_440_000].map(inMegabytes)).toEqual([
    "0 bytes",
    "999 bytes",
    "1.0 kB",
    "99.9 kB",
    "0.1 MB",
    "9.4 MB",
  ]);
});
