import { request } from "node:http";
import type { Socket } from "node:net";
import { usageError } from "../../errors.ts";
import { connectionTrouble, DownloadTrouble } from "./download-trouble.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

const HTTPS_PORT = "443";
const PROXY_PORT = "80";

/**
 * The proxy that the environment names for an address, as curl reads it: HTTPS_PROXY, unless NO_PROXY lists the host, a
 * domain it is in, or `*`. Undefined: none. Most hospital networks let nothing out but through theirs.
 */
export function proxyFor(url: URL, environment: Environment): URL | undefined {
  const named = environment["HTTPS_PROXY"] || environment["https_proxy"];
  if (url.protocol !== "https:" || !named || isExempt(url, environment)) return undefined;
  const text = named.includes("://") ? named : `http://${named}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy?.protocol === "http:") return proxy;
  throw usageError({
    code: "proxy-not-usable",
    // Not quoted: it may hold a password.
    message: "HTTPS_PROXY does not name a proxy of the form http://HOST:PORT",
    hint: "Correct it, or unset it to go without.",
  });
}

function isExempt({ hostname, port }: URL, environment: Environment): boolean {
  const exempt = (environment["NO_PROXY"] || environment["no_proxy"] || "").toLowerCase();
  return exempt.split(/[\s,]+/).some((entry) => {
    const [, domain = "", onlyPort] = /^\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    if (domain === "" || (onlyPort !== undefined && onlyPort !== (port || HTTPS_PORT))) return false;
    return domain === "*" || hostname === domain || hostname.endsWith(`.${domain}`);
  });
}

/** A connection through `proxy` to the host of `url`, on which TLS is then spoken with the host itself. */
export function openTunnel(proxy: URL, url: URL, signal: AbortSignal): Promise<Socket> {
  const place = `${url.hostname}:${url.port || HTTPS_PORT}`;
  const credentials = decodeURIComponent(`${proxy.username}:${proxy.password}`);
  const headers = {
    host: place,
    ...(proxy.username === ""
      ? {}
      : { "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}` }),
  };
  const proxyName = `the proxy ${proxy.host}`;
  return new Promise((resolve, reject) => {
    const asking = request({
      host: proxy.hostname.replace(/^\[|\]$/g, ""),
      port: proxy.port || PROXY_PORT,
      method: "CONNECT",
      path: place,
      headers,
      agent: false,
      signal,
    });
    asking.on("error", (cause) => reject(connectionTrouble(cause, proxyName)));
    asking.on("connect", ({ statusCode = 0 }, socket) => {
      if (statusCode >= 200 && statusCode < 300) return resolve(socket);
      socket.destroy();
      reject(refusal(proxyName, statusCode));
    });
    asking.end();
  });
}

const refusal = (proxyName: string, status: number): DownloadTrouble =>
  new DownloadTrouble(
    "download-refused",
    status === 407
      ? `${proxyName} wants a name and password, which HTTPS_PROXY may give (http://NAME:PASSWORD@HOST:PORT)`
      : `${proxyName} does not let it through (${status})`,
  );
