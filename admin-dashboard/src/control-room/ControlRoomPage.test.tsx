import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { ready, startPretendBot, withoutQueue, type PretendBot } from "../testing/pretendBot";
import { LanguageContext } from "../texts/language";
import { ControlRoomPage } from "./ControlRoomPage";

let bot: PretendBot;

beforeEach(async () => {
  bot = await startPretendBot();
});

afterEach(() => bot.stop());

const open = () => render(<ControlRoomPage apiUrl={bot.url} />);
const status = () => screen.getByRole("status");
const part = (name: string) => {
  const line = screen.getAllByRole("listitem").find((item) => within(item).queryByText(name));
  if (!line) throw new Error(`no part ${name}`);
  return line;
};

describe("the Control Room", () => {
  it("says that it is asking until the bot has answered", async () => {
    const letGo = bot.holds();
    bot.answers(200, ready);
    open();
    expect(status()).toHaveTextContent("Asking the bot how it is");
    expect(screen.queryByText("Ready")).not.toBeInTheDocument();
    letGo();
    expect(await screen.findByText("Ready")).toBeInTheDocument();
  });

  it("shows every part working when the bot is ready", async () => {
    bot.answers(200, ready);
    open();
    expect(await screen.findByText("Ready")).toBeInTheDocument();
    expect(part("Database")).toHaveTextContent(/^Databaseworking/);
    expect(part("Queue")).toHaveTextContent(/^Queueworking/);
    expect(part("Schema")).toHaveTextContent("version 0002");
  });

  it("names the part that is not working, with the bot's own detail", async () => {
    bot.answers(503, withoutQueue);
    open();
    expect(await screen.findByText("Not ready")).toBeInTheDocument();
    expect(status()).toHaveTextContent("one part is not working: Queue.");
    expect(part("Queue")).toHaveTextContent("not working");
    expect(part("Queue")).toHaveTextContent("connection refused");
    expect(part("Database")).not.toHaveTextContent("not working");
  });

  it("says so when nothing answers", async () => {
    await bot.stop();
    open();
    expect(await screen.findByText("No answer")).toBeInTheDocument();
    expect(screen.getByText(/Nothing answers at this address/)).toBeInTheDocument();
    expect(screen.queryByText("Database")).not.toBeInTheDocument();
  });

  it("does not take a proxy's error page for a health report", async () => {
    bot.answers(502, "<h1>Bad gateway</h1>");
    open();
    expect(await screen.findByText("No answer")).toBeInTheDocument();
    expect(screen.getByText(/HTTP 502/)).toBeInTheDocument();
  });

  it("asks again when asked to, and keeps the last answer in sight meanwhile", async () => {
    const person = userEvent.setup();
    bot.answers(503, withoutQueue);
    open();
    await screen.findByText("Not ready");
    bot.answers(200, ready);
    const letGo = bot.holds();
    await person.click(screen.getByRole("button", { name: "Check again" }));
    const button = screen.getByRole("button", { name: "Checking …" });
    expect(button).toHaveFocus();
    expect(screen.getByText("Not ready")).toBeInTheDocument();
    letGo();
    expect(await screen.findByText("Ready")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Check again" })).toHaveFocus();
  });

  it("says truthfully that sign-in and settings are not part of this version", () => {
    open();
    expect(screen.getByText(/Signing in .* settings .* not part of this version/)).toBeInTheDocument();
    expect(screen.queryByRole("link")).not.toBeInTheDocument();
    expect(screen.getAllByRole("button")).toHaveLength(1);
  });

  it("speaks German to those who want it", async () => {
    bot.answers(503, withoutQueue);
    render(
      <LanguageContext value="de">
        <ControlRoomPage apiUrl={bot.url} />
      </LanguageContext>,
    );
    expect(await screen.findByText("Nicht bereit")).toBeInTheDocument();
    expect(status()).toHaveTextContent("ein Teil arbeitet nicht: Warteschlange.");
  });

  it.each([
    ["ready", 200, ready],
    ["failing", 503, withoutQueue],
    ["unreachable", 502, "Bad gateway"],
  ])("has nothing a screen reader would stumble over when %s", async (_state, code, body) => {
    bot.answers(code, body);
    const { container } = open();
    await screen.findByRole("button", { name: "Check again" });
    // Colours need a real browser; everything else is checked here.
    const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations).toEqual([]);
  });
});
