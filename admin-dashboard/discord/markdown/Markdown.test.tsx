import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { ENGLISH, SurroundingsContext, type Surroundings } from "../surroundings";
import { Markdown } from "./Markdown";

const NAMES: Record<string, string> = { "1": "Ana", "2": "Bea", "8": "Jürgen the Driver" };

/** As Bea sees it. */
const surroundings: Surroundings = {
  locale: "en-US",
  person: (id) => ({ name: NAMES[id] ?? "unknown-user", me: id === "2" }),
  role: (id) => (id === "105" ? { name: "Director", color: 0xed4245 } : undefined),
  channel: (id) => (id === "201" ? "green-room" : undefined),
  loads: () => true,
  words: ENGLISH,
};

const drawn = (text: string) =>
  render(
    <SurroundingsContext value={surroundings}>
      <Markdown text={text} />
    </SurroundingsContext>,
  );
const shown = (text: string) => drawn(text).container;

describe("Discord's markdown", () => {
  it.each([
    ["**loud**", "strong", "loud"],
    ["*leaning*", "em", "leaning"],
    ["__lined__", "u", "lined"],
    ["~~gone~~", "s", "gone"],
    ["`code`", "code", "code"],
    ["```py\nprint(1)\n```", "pre", "print(1)"],
    ["> said", "blockquote", "said"],
    ["-# small", "small", "small"],
    ["# Big", ".heading-1", "Big"],
  ])("draws %j as %s", (text, element, words) => {
    expect(shown(text).querySelector(element)).toHaveTextContent(words);
  });

  it("draws lists, numbered ones and inner ones too", () => {
    const { children } = shown("- van\n  - spare wheel\n- road\n").querySelector("ul") as Element;
    expect([...children].map((child) => child.textContent)).toEqual(["vanspare wheel", "road"]);
    expect(shown("- one\n1. first").querySelectorAll("ul, ol")).toHaveLength(2);
    expect(shown("3. third\n4. fourth").querySelector("ol")).toHaveAttribute("start", "3");
  });

  it("has no empty line after a block of code", () => {
    expect(shown("```\nx\n```\nthen").querySelector("br")).toBeNull();
  });

  it("calls people by the name this server knows them by, and marks who is meant", () => {
    shown("<@8> and <@2> and <@!1>");
    expect(screen.getByText("@Jürgen the Driver")).not.toHaveClass("mention-me");
    expect(screen.getByText("@Bea")).toHaveClass("mention-me");
    expect(screen.getByText("@Ana")).toBeInTheDocument();
  });

  it("names channels, roles and commands, also those that are gone", () => {
    const { textContent } = shown(
      "<#201> <@&105> <@&900719925474099399> <#900719925474099399> </mileage show:900719925474099399>",
    );
    expect(textContent).toBe("#green-room @Director @deleted-role #No Access /mileage show");
  });

  it("leads only to web addresses", () => {
    const { container } = drawn("[a](https://example.org) [b](javascript:alert(1))");
    const links = [...container.querySelectorAll("a")];
    expect(links.map((link) => link.href)).toEqual(["https://example.org/"]);
    expect(container).toHaveTextContent("a b");
  });

  it("does not turn a line around for a name that is isolated", () => {
    expect(shown("\u2068ليلى\u2069 checked in").firstElementChild).toHaveAttribute("dir", "ltr");
  });

  it("hides a spoiler until somebody wants to see it", async () => {
    shown("||the end||");
    await userEvent.click(screen.getByRole("button", { name: "Spoiler. Show it" }));
    expect(screen.getByText("the end")).toBeVisible();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });

  it("draws emoji that stand alone large", () => {
    expect(shown("🚐 🎤").firstElementChild).toHaveClass("jumbo");
    expect(shown("🚐 road").firstElementChild).not.toHaveClass("jumbo");
  });
});
