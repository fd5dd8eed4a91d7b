import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface PretendBot {
  url: string;
  /** What `GET /readyz` answers from now on; `body` is sent as it is when it is text. */
  answers: (status: number, body: unknown) => void;
  /** Keeps every question open until the returned function is called. */
  holds: () => () => void;
  stop: () => Promise<void>;
}

/** A real HTTP server on a port of its own. */
export async function startPretendBot(): Promise<PretendBot> {
  let answer = { status: 200, text: "" };
  let held: ServerResponse[] | undefined;
  const reply = (response: ServerResponse) => response.writeHead(answer.status).end(answer.text);
  const server = createServer((request, response) => {
    if (request.url !== "/readyz") response.writeHead(404).end();
    else if (held) held.push(response);
    else reply(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: (status, body) => {
      answer = { status, text: typeof body === "string" ? body : JSON.stringify(body) };
    },
    holds: () => {
      const waiting: ServerResponse[] = (held = []);
      return () => {
        held = undefined;
        waiting.forEach(reply);
      };
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => {
          stopped();
        });
        server.closeAllConnections();
      }),
  };
}

export const ready = {
  status: "ready",
  parts: {
    database: { ok: true, detail: "answers in 1 ms" },
    queue: { ok: true, detail: "answers in 1 ms" },
    schema: { ok: true, detail: "version 0002" },
  },
};

export const withoutQueue = {
  status: "not ready",
  parts: { ...ready.parts, queue: { ok: false, detail: "connection refused" } },
};
