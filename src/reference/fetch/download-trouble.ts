/** What the person is told to do. */
export type Advice = "by-hand" | "again" | "certificate" | "room";

/**
 * Why a download stops. A passing trouble is tried again at once; the others would only be met again. Kept bytes of a download
 * that stops for another reason than its content are gone on from by the next run.
 */
export const TROUBLES = {
  offline: { isPassing: false, advice: "by-hand" },
  "download-cut": { isPassing: true, advice: "again" },
  "download-stalled": { isPassing: true, advice: "again" },
  "download-server-busy": { isPassing: true, advice: "again" },
  "download-not-trusted": { isPassing: false, advice: "certificate" },
  "download-refused": { isPassing: false, advice: "by-hand" },
  "download-not-found": { isPassing: false, advice: "by-hand" },
  "download-redirected": { isPassing: false, advice: "by-hand" },
  "download-wrong-content": { isPassing: false, advice: "by-hand" },
  "download-wrong-size": { isPassing: false, advice: "by-hand" },
  "download-unwritable": { isPassing: false, advice: "room" },
} as const satisfies Readonly<Record<string, { isPassing: boolean; advice: Advice }>>;
export type TroubleCode = keyof typeof TROUBLES;

export class DownloadTrouble extends Error {
  override readonly name = "DownloadTrouble";
  readonly code: TroubleCode;

  /** `message` goes on from "IMD 2025 is not downloaded: ". */
  constructor(code: TroubleCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Node's and OpenSSL's names for what may befall a connection. The patterns are tried in order. */
const CONNECTION_TROUBLES: readonly {
  readonly pattern: RegExp;
  readonly code: TroubleCode;
  readonly says: (host: string, code: string) => string;
}[] = [
  {
    pattern: /^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/,
    code: "offline",
    says: (host) => `${host} cannot be found, as when there is no network`,
  },
  {
    pattern: /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN|ETIMEDOUT|EACCES|EPERM)$/,
    code: "offline",
    says: (host, code) => `${host} cannot be reached (${code})`,
  },
  {
    pattern: /CERT|SIGNATURE|^(ERR_TLS_|HOSTNAME_MISMATCH)/,
    code: "download-not-trusted",
    says: (host, code) => `the certificate shown for ${host} is not trusted (${code})`,
  },
  {
    pattern: /^(EPROTO$|ERR_SSL_)/,
    code: "offline",
    says: (host, code) => `no secure connection to ${host} can be made (${code})`,
  },
  {
    pattern: /^(ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+)$/,
    code: "download-cut",
    says: (host) => `the connection to ${host} was cut`,
  },
];

/** An error of the network as a trouble; anything else is a defect and given back as it is. */
export function connectionTrouble(cause: unknown, host: string): unknown {
  if (!(cause instanceof Error) || !("code" in cause)) return cause;
  const code = String(cause.code);
  // Tried at several addresses of the host, Node gives the errors together, under the first one's code.
  const found = CONNECTION_TROUBLES.find(({ pattern }) => pattern.test(code));
  return found === undefined ? cause : new DownloadTrouble(found.code, found.says(host, code));
}

const NO_ROOM: readonly string[] = ["ENOSPC", "EDQUOT", "EFBIG"];

/** An error of the file system while writing to `folder`. */
export function writingTrouble(cause: unknown, folder: string): DownloadTrouble {
  const code = (cause as NodeJS.ErrnoException).code ?? "unknown";
  return new DownloadTrouble(
    "download-unwritable",
    NO_ROOM.includes(code)
      ? `there is no room for it in ${folder}`
      : `${folder} cannot be written to (${code})`,
  );
}
