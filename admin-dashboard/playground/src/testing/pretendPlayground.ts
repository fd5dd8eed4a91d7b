import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import type { Deed, Fault, Report } from "../backstage/shapes";
import type { Message } from "../../../discord/shapes";
import { answered, answerTo, bea, exchange, exchangeDetails, message, viewOf } from "./cast";

export interface PretendPlayground {
  url: string;
  /** What people did with the bot, in order. */
  deeds: Deed[];
  messages: Message[];
  faults: Fault[];
  /** Nothing is answered meanwhile. */
  silent: boolean;
  /** How the bot takes things from now on. */
  answers: (bot: (deed: Deed) => Report | Promise<Report>) => void;
  /** Tells the page that something changed. */
  changed: () => void;
  stop: () => Promise<void>;
}

/** A real HTTP server on a port of its own, with what the page needs of the real playground. */
export async function startPretendPlayground(): Promise<PretendPlayground> {
  const listeners = new Set<ServerResponse>();
  let bot: (deed: Deed) => Report | Promise<Report> = (deed) => {
    if (deed.command === "check-in")
      playground.messages.push(answerTo(bea, "check-in", "**+10 miles** for checking in."));
    return answered;
  };
  const server = createServer((request, response) => {
    if (playground.silent) {
      request.destroy();
      return;
    }
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://playground");
    if (pathname === "/playground/changes") {
      response.writeHead(200, { "content-type": "text/event-stream", ...ANYBODY });
      response.write('data: {"revision": 1}\n\n');
      listeners.add(response);
      return;
    }
    void bodyOf(request).then(async (body) => {
      const answer = await answerFor(request.method ?? "GET", pathname.replace("/playground", ""), searchParams, body);
      response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json", ...ANYBODY });
      response.end(JSON.stringify(answer ?? { message: "There is no such thing." }));
    });
  });

  const answerFor = async (method: string, path: string, asked: URLSearchParams, body: unknown): Promise<unknown> => {
    const people = viewOf(bea).people.map(({ user }) => user);
    const me = people.find(({ id }) => id === asked.get("as")) ?? bea;
    switch (`${method} ${path}`) {
      case "GET /view":
        return people.some(({ id }) => id === asked.get("as")) ? viewOf(me) : undefined;
      case "GET /exchanges":
        return [exchange];
      case "GET /exchanges/900":
        return exchangeDetails;
      case "GET /routes":
        return [exchangeDetails.calls[0]?.route];
      case "GET /faults":
        return playground.faults;
      case "POST /faults":
        playground.faults.push(body as Fault);
        return body;
      case "POST /messages": {
        const { content } = body as { content: string };
        playground.messages.push(message({ author: me, content }));
        return playground.messages.at(-1);
      }
      case "POST /interactions":
        playground.deeds.push(body as Deed);
        return bot(body as Deed);
      case "POST /probes":
        return { kind: "ping", expected: "200", http_status: 200, ms: 3, passed: true, said: "PONG" };
    }
    if (path.endsWith("/messages")) return playground.messages;
    if (method === "DELETE") {
      playground.messages = playground.messages.filter(({ id }) => !path.includes(id));
      return null;
    }
    return undefined;
  };

  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const playground: PretendPlayground = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deeds: [],
    messages: [],
    faults: [],
    silent: false,
    answers: (other) => {
      bot = other;
    },
    changed: () => {
      listeners.forEach((listener) => listener.write('data: {"revision": 2}\n\n'));
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => {
          stopped();
        });
        server.closeAllConnections();
      }),
  };
  return playground;
}

const ANYBODY = { "access-control-allow-origin": "*" };

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text ? JSON.parse(text) : undefined;
}
