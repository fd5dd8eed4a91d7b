import { screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Report } from "../backstage/shapes";
import { aBrowser } from "../testing/browser";
import { ana, answered, bea, crewBot, form, GREEN_ROOM, message, tooLate } from "../testing/cast";
import { openAddress, openPage } from "../testing/openPage";
import { startPretendPlayground, type PretendPlayground } from "../testing/pretendPlayground";

let playground: PretendPlayground;

beforeEach(async () => {
  aBrowser();
  playground = await startPretendPlayground();
});

afterEach(() => playground.stop());

const withButton = () =>
  message({
    content: "Which board?",
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: "Month", custom_id: "month" },
          { type: 2, style: 5, label: "Rules", url: "https://example.org" },
          { type: 2, style: 2, label: "Up", custom_id: "up", disabled: true },
        ],
      },
    ],
  });

const firstCommand = () => screen.getByRole("button", { name: /^\/check-in.*Check in for today/ });
const openForm: Report = { ...answered, answer: { type: 9 }, modal: form };
const line = (text: string) => {
  const found = screen.getByText(text).closest("li");
  if (!found) throw new Error(`no message ${text}`);
  return within(found);
};

describe("a newcomer", () => {
  it("gets the bot's answer with one click", async () => {
    const { person } = await openPage(playground);
    await person.click(firstCommand());
    expect(await screen.findByText("+10 miles")).toBeInTheDocument();
    expect(screen.getByRole("region", { name: "Messages in green-room" })).toHaveFocus();
    expect(line("+10 miles").getByText("/check-in")).toBeInTheDocument();
    expect(line("+10 miles").getByText(/Only you can see this/)).toBeInTheDocument();
    await waitFor(() => {
      expect(screen.getAllByRole("status").map((each) => each.textContent)).toContain(
        "Crew Bot: +10 miles for checking in.",
      );
    });
  });

  it("sends a command once with a double click, and finds the others in their place", async () => {
    const { person } = await openPage(playground);
    await person.dblClick(firstCommand());
    expect(await screen.findByText("+10 miles")).toBeInTheDocument();
    expect(firstCommand()).toBeInTheDocument();
    await person.dblClick(firstCommand());
    await waitFor(() => {
      expect(firstCommand()).not.toHaveAttribute("aria-disabled");
    });
    expect(playground.deeds).toHaveLength(2);
  });

  it("can put the answer away", async () => {
    const { person } = await openPage(playground);
    await person.click(firstCommand());
    await person.click(await screen.findByRole("button", { name: "Dismiss message" }));
    playground.changed();
    await waitFor(() => {
      expect(screen.queryByText("+10 miles")).not.toBeInTheDocument();
    });
  });

  it("can be somebody else", async () => {
    const { person } = await openPage(playground);
    await person.click(screen.getByRole("button", { name: /You are/ }));
    await person.click(await screen.findByRole("menuitemradio", { name: /Ana/ }));
    expect(await screen.findByRole("button", { name: /You are.*Ana/ })).toBeInTheDocument();
    expect(location.search).toContain(ana.id);
  });
});

describe("an address", () => {
  it("with somebody who is not there offers the cast", async () => {
    const { person } = openAddress(playground, "/?as=nobody");
    expect(await screen.findByRole("heading", { name: /Nobody here is called.*nobody/ })).toBeInTheDocument();
    await person.click(await screen.findByRole("button", { name: /Ana/ }));
    expect(await screen.findByRole("button", { name: /You are.*Ana/ })).toBeInTheDocument();
  });

  it("with a channel that one cannot see is corrected", async () => {
    openAddress(playground, `/?as=${bea.id}&channel=404`);
    await screen.findByRole("heading", { name: "Welcome to #green-room!" });
    expect(new URLSearchParams(location.search).get("channel")).toBe(GREEN_ROOM);
  });
});

describe("who you are", () => {
  it("stands in its corner on the side of the note, whatever the name's script", async () => {
    await openPage(playground);
    expect(screen.getByText("Bea", { selector: ".who-name > bdi" })).toBeInTheDocument();
  });
});

describe("the direct message with the bot", () => {
  it("is named after the bot everywhere", async () => {
    const { person } = await openPage(playground);
    await person.click(screen.getByRole("button", { name: "Direct messages" }));
    expect(await screen.findByRole("heading", { name: "Crew Bot", level: 1 })).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "Crew Bot", level: 2 })).toBeInTheDocument();
    expect(screen.getByRole("region", { name: "Messages in Crew Bot" })).toBeInTheDocument();
    expect(screen.getByRole("combobox", { name: "Message @Crew Bot" })).toBeInTheDocument();
  });
});

describe("a message", () => {
  it("appears as soon as the server says that something changed", async () => {
    await openPage(playground);
    playground.messages.push(message({ content: "The van is here" }));
    playground.changed();
    expect(await screen.findByText("The van is here")).toBeInTheDocument();
  });

  it("that is still being thought about says so", async () => {
    playground.messages.push(message({ flags: 128 }));
    await openPage(playground);
    expect(await screen.findByText(/is thinking…/)).toBeInTheDocument();
  });

  it("has buttons that tell the bot, and links that do not", async () => {
    playground.messages.push(withButton());
    const { person } = await openPage(playground);
    await person.click(await screen.findByRole("button", { name: "Month" }));
    await waitFor(() => {
      expect(playground.deeds).toEqual([
        expect.objectContaining({ click: "month", target_message: playground.messages[0]?.id, who: bea.id }),
      ]);
    });
    expect(screen.getByRole("button", { name: "Up" })).toBeDisabled();
    expect(screen.getByRole("link", { name: "Rules" })).toHaveAttribute("href", "https://example.org");
  });

  it("is not clicked twice while the bot answers", async () => {
    playground.messages.push(withButton());
    let letGo: (report: Report) => void = () => undefined;
    playground.answers(() => new Promise((resolve) => (letGo = resolve)));
    const { person } = await openPage(playground);
    const button = await screen.findByRole("button", { name: "Month" });
    await person.dblClick(button);
    await waitFor(() => {
      expect(playground.deeds).toHaveLength(1);
    });
    expect(button).toHaveAttribute("aria-busy", "true");
    expect(button).toHaveFocus();
    letGo(answered);
    await waitFor(() => {
      expect(button).toHaveAttribute("aria-busy", "false");
    });
  });

  it("says when its button got no answer, and the panel says why", async () => {
    playground.messages.push(withButton());
    playground.answers(() => tooLate);
    const { person } = await openPage(playground);
    await person.click(screen.getByRole("tab", { name: "Stage" }));
    await person.click(await screen.findByRole("button", { name: "Month" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("This interaction failed");
    await person.click(screen.getByRole("button", { name: "Why?" }));
    expect(await screen.findByText(/longer than 3 seconds/)).toBeInTheDocument();
    expect(screen.getByText("Missing Permissions · code 50013")).toBeInTheDocument();
  });

  it("offers the apps' commands for messages", async () => {
    playground.messages.push(message({ author: ana, content: "what a set" }));
    const { person } = await openPage(playground);
    await person.pointer({ target: await screen.findByText("what a set"), keys: "[MouseRight]" });
    await person.click(await screen.findByRole("menuitem", { name: "Award miles" }));
    await waitFor(() => {
      expect(playground.deeds[0]).toMatchObject({ command: "Award miles", target_message: playground.messages[0]?.id });
    });
  });

  it("calls the picture of an embed by the embed's title", async () => {
    playground.messages.push(message({ embeds: [{ title: "Rank", image: { url: "/card.png?signature=e30" } }] }));
    await openPage(playground);
    expect(await screen.findByRole("img", { name: "Picture: Rank" })).toBeInTheDocument();
  });

  it("is drawn from V2 components as well", async () => {
    const inside = [
      {
        type: 9 as const,
        components: [{ type: 10 as const, content: "## Next stop" }],
        accessory: { type: 2 as const, style: 2, label: "Map", custom_id: "map" },
      },
      { type: 14 as const },
      { type: 12 as const, items: [{ media: { url: "/card.png" }, description: "A rank card" }] },
      { type: 13 as const, file: { url: "/statement.csv" } },
    ];
    playground.messages.push(message({ flags: 32768, components: [{ type: 17, components: inside }] }));
    await openPage(playground);
    expect(await screen.findByText("Next stop")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Map" })).toBeInTheDocument();
    expect(screen.getByRole("img", { name: "A rank card" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: /statement.csv/ })).toBeInTheDocument();
    expect(screen.getByRole("separator")).toBeInTheDocument();
  });
});

describe("a command that gets no answer", () => {
  const seen = () => screen.findByText(/The application did not respond/, { selector: "li *" });

  it("looks as in Discord", async () => {
    playground.answers(() => tooLate);
    const { person } = await openPage(playground);
    await person.click(firstCommand());
    expect(await seen()).toBeInTheDocument();
    await person.click(screen.getByRole("button", { name: "Dismiss message" }));
    await expect(seen()).rejects.toThrow();
  });
});

describe("a form", () => {
  async function opened() {
    playground.answers((deed) => (deed.submit ? answered : openForm));
    const page = await openPage(playground);
    await page.person.click(firstCommand());
    return { ...page, dialog: await screen.findByRole("dialog", { name: "Award miles" }) };
  }

  it("is checked before it is sent, as Discord's client does", async () => {
    const { person, dialog } = await opened();
    await person.click(within(dialog).getByRole("button", { name: "Submit" }));
    expect(within(dialog).getByRole("textbox", { name: /Miles/ })).toHaveAccessibleDescription(/required/);
    expect(within(dialog).getByRole("textbox", { name: /Miles/ })).toHaveFocus();
    await person.type(within(dialog).getByRole("textbox", { name: /What for/ }), "late");
    expect(within(dialog).getByText("Must be at least 5 characters.")).toBeInTheDocument();
    expect(playground.deeds).toHaveLength(1);
  });

  it("is sent with what was filled in, and closes", async () => {
    const { person, dialog } = await opened();
    await person.type(within(dialog).getByRole("textbox", { name: /Miles/ }), "50");
    await person.type(within(dialog).getByRole("textbox", { name: /What for/ }), "late set");
    await person.click(within(dialog).getByRole("button", { name: "Submit" }));
    await waitFor(() => {
      expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    });
    const answers = { miles: "50", reason: "late set", mood: [] };
    expect(playground.deeds[1]).toMatchObject({ submit: "v1:award.submit", answers });
  });

  it("begins in its first field, and Enter in a field of one line sends it", async () => {
    const { person, dialog } = await opened();
    await waitFor(() => {
      expect(within(dialog).getByRole("textbox", { name: /Miles/ })).toHaveFocus();
    });
    await person.type(within(dialog).getByRole("textbox", { name: /What for/ }), "late set");
    await person.type(within(dialog).getByRole("textbox", { name: /Miles/ }), "50{Enter}");
    await waitFor(() => {
      expect(playground.deeds[1]).toMatchObject({ answers: { miles: "50", reason: "late set" } });
    });
  });

  it("closes with Escape", async () => {
    const { person } = await opened();
    await person.keyboard("{Escape}");
    await waitFor(() => {
      expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    });
  });

  it("has nothing a screen reader would stumble over", async () => {
    await opened();
    expect(await stumblingBlocks()).toEqual([]);
  });
});

describe("backstage", () => {
  it("breaks an endpoint on demand", async () => {
    const { person } = await openPage(playground);
    await person.click(screen.getByRole("tab", { name: "Faults" }));
    await person.selectOptions(await screen.findByRole("combobox", { name: "How often" }), "the next 3");
    await person.click(await screen.findByRole("button", { name: /Break PUT/ }));
    await person.click(await screen.findByRole("menuitem", { name: /^429/ }));
    expect(await screen.findByText("next 3 requests: answered 429")).toBeInTheDocument();
    expect(playground.faults[0]).toMatchObject({ status: 429, count: 3 });
  });

  it("sends a PING and says whether the bot behaved", async () => {
    const { person } = await openPage(playground);
    await person.click(screen.getByRole("tab", { name: "Probes" }));
    await person.click(await screen.findByRole("button", { name: "Send PING" }));
    expect(await screen.findByText(/As it should be/)).toBeInTheDocument();
  });

  it("makes room for the members where both would squeeze the messages", async () => {
    aBrowser({ width: 1280 });
    const { person } = await openPage(playground);
    expect(screen.getByRole("complementary", { name: "Backstage" })).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Members" }));
    expect(screen.getByRole("complementary", { name: "Members" })).toBeVisible();
    expect(screen.queryByRole("complementary", { name: "Backstage" })).not.toBeInTheDocument();
  });

  it("asks before it resets the world", async () => {
    const { person } = await openPage(playground);
    await person.click(screen.getByRole("tab", { name: "Stage" }));
    await person.click(await screen.findByRole("button", { name: /Reset the world/ }));
    const question = await screen.findByRole("alertdialog", { name: "Reset the world?" });
    expect(within(question).getByRole("button", { name: "Keep it" })).toHaveFocus();
  });
});

describe("the page", () => {
  it("says so when the playground is gone", async () => {
    await openPage(playground);
    await playground.stop();
    expect(await screen.findByText(/The playground does not answer/)).toBeInTheDocument();
  });

  it.each([1600, 360])("has nothing a screen reader would stumble over when %i pixels wide", async (width) => {
    aBrowser({ width });
    playground.messages.push(withButton(), message({ author: crewBot, embeds: [{ title: "Top", description: "1." }] }));
    await openPage(playground);
    await screen.findByText("Which board?");
    expect(await stumblingBlocks()).toEqual([]);
  });
});

/** Colours need a real browser; everything else is checked here. */
async function stumblingBlocks() {
  const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  const grave = found.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}
