import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { aBrowser } from "../testing/browser";
import { ana, answered, bea, GREEN_ROOM, GUILD, juergen } from "../testing/cast";
import { openPage } from "../testing/openPage";
import { startPretendPlayground, type PretendPlayground } from "../testing/pretendPlayground";

let playground: PretendPlayground;

beforeEach(async () => {
  aBrowser();
  playground = await startPretendPlayground();
});

afterEach(() => playground.stop());

const composer = () => screen.getByRole("combobox", { name: /^Message/ });
const field = (name: string) => screen.findByRole("combobox", { name });
const deed = async () => {
  await waitFor(() => {
    expect(playground.deeds).toHaveLength(1);
  });
  return playground.deeds[0];
};

describe("the composer", () => {
  it("writes what one says as oneself", async () => {
    const { person } = await openPage(playground);
    await person.type(composer(), "Hello **road**{Enter}");
    expect(await screen.findByText("road")).toBeInTheDocument();
    expect(playground.messages[0]).toMatchObject({ author: bea, content: "Hello **road**" });
    expect(composer()).toHaveValue("");
    expect(composer()).toHaveFocus();
  });

  it("says that nothing answers only until something does, and keeps the text", async () => {
    const { person } = await openPage(playground);
    playground.silent = true;
    await person.type(composer(), "Hello?{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent(/does not answer/);
    expect(composer()).toHaveValue("Hello?");
    playground.silent = false;
    playground.changed();
    await waitFor(() => {
      expect(screen.queryByRole("alert")).not.toBeInTheDocument();
    });
  });

  it("keeps a text that is too long for Discord, and says so instead of sending it", async () => {
    const { person } = await openPage(playground);
    await person.click(composer());
    await person.paste("🚐".repeat(1990));
    expect(screen.getByText("10")).toHaveTextContent("10 characters left");
    await person.paste("and on and on");
    await person.keyboard("{Enter}");
    expect(screen.getByRole("alert")).toHaveTextContent(/too long/);
    expect(screen.getByText("-3")).toBeInTheDocument();
    await person.keyboard("{Backspace}{Backspace}{Backspace}{Enter}");
    await waitFor(() => {
      expect(playground.messages).toHaveLength(1);
    });
  });

  it("offers commands after a slash, and sends one by keyboard alone", async () => {
    const { person } = await openPage(playground);
    await person.type(composer(), "/che");
    expect(await screen.findByRole("option", { name: /check-in/ })).toBeInTheDocument();
    await person.keyboard("{Enter}");
    await person.keyboard("{Enter}");
    expect(await deed()).toMatchObject({
      command: "check-in",
      options: {},
      who: bea.id,
      guild: GUILD,
      channel: GREEN_ROOM,
    });
    expect(await screen.findByText("+10 miles")).toBeInTheDocument();
    expect(composer()).toHaveFocus();
  });

  it("names commands in the person's language", async () => {
    const { person } = await openPage(playground, juergen);
    await person.type(composer(), "/ein");
    expect(await screen.findByRole("option", { name: /einchecken/ })).toHaveTextContent("Heute einchecken");
  });

  it("asks for a command's options, picks people from a list, and sends their ids", async () => {
    const { person } = await openPage(playground, ana);
    await person.type(composer(), "/mileage award ");
    await person.type(await field("member"), "jür{Enter}");
    expect(await field("member")).toHaveValue("Jürgen the Driver");
    await waitFor(async () => {
      expect(await field("miles")).toHaveFocus();
    });
    await person.keyboard("50{Enter}");
    expect(await deed()).toMatchObject({ command: "mileage award", options: { member: juergen.id, miles: "50" } });
  });

  it("takes a whole line that is pasted", async () => {
    const { person } = await openPage(playground, ana);
    await person.click(composer());
    await person.paste('/mileage award member:@juergen miles:5 reason:"hello world"');
    expect(await field("member")).toHaveValue("Jürgen the Driver");
    expect(screen.queryByText(/No command is called so/)).not.toBeInTheDocument();
    await person.keyboard("{Enter}");
    const options = { member: juergen.id, miles: "5", reason: "hello world" };
    expect(await deed()).toMatchObject({ command: "mileage award", options });
  });

  it("takes a whole line that is typed", async () => {
    const { person } = await openPage(playground, ana);
    await person.type(composer(), "/mileage award ");
    await person.keyboard('member:@juergen miles:5 reason:"late set"{Enter}');
    expect(await deed()).toMatchObject({ options: { member: juergen.id, miles: "5", reason: "late set" } });
  });

  it("sends nothing that Discord's client would refuse, and says why", async () => {
    const { person } = await openPage(playground, ana);
    await person.type(composer(), "/mileage award ");
    await person.type(await field("member"), "bea{Enter}");
    await person.type(await field("miles"), "5000000{Enter}");
    expect(await field("miles")).toHaveAccessibleDescription(/at most 100000/);
    expect(await field("miles")).toBeInvalid();
    expect(playground.deeds).toEqual([]);
  });

  it("adds an option that may be left out, and takes it away again", async () => {
    const { person } = await openPage(playground, ana);
    await person.type(composer(), "/mileage award ");
    await person.click(await screen.findByRole("button", { name: "+ reason" }));
    await person.type(await field("reason"), "x{Backspace}{Backspace}");
    expect(await screen.findByRole("button", { name: "+ reason" })).toBeInTheDocument();
  });

  it("offers choices", async () => {
    const { person } = await openPage(playground);
    await person.type(composer(), "/leaderboard ");
    await person.click(await field("board"));
    await person.click(await screen.findByRole("option", { name: "This week" }));
    await person.keyboard("{Enter}");
    expect(await deed()).toMatchObject({ options: { board: "week" } });
  });

  it("asks the bot for suggestions while one types", async () => {
    playground.answers((asked) =>
      asked.autocomplete
        ? { ...answered, answer: { type: 8, data: { choices: [{ name: "+50 · late set", value: "17" }] } } }
        : answered,
    );
    const { person } = await openPage(playground, ana);
    await person.type(composer(), "/mileage undo ");
    await person.type(await field("entry"), "la");
    await person.click(await screen.findByRole("option", { name: "+50 · late set" }));
    expect(playground.deeds.at(-1)).toMatchObject({ autocomplete: "entry" });
    await person.keyboard("{Enter}");
    await waitFor(() => {
      expect(playground.deeds.at(-1)).toMatchObject({ command: "mileage undo", options: { entry: "17" } });
    });
    expect(playground.deeds.at(-1)).not.toHaveProperty("autocomplete");
  });

  it("says so when the suggestions do not come", async () => {
    playground.answers(() => ({ ...answered, status: "failed" }));
    const { person } = await openPage(playground, ana);
    await person.type(composer(), "/mileage undo ");
    expect(await screen.findByText("Loading options failed.")).toBeInTheDocument();
  });

  it("leaves a command with Escape and keeps the keyboard's focus", async () => {
    const { person } = await openPage(playground);
    await person.type(composer(), "/check{Enter}");
    await screen.findByRole("button", { name: /^Send/ });
    await person.keyboard("{Escape}");
    await waitFor(() => {
      expect(composer()).toHaveFocus();
    });
    expect(playground.deeds).toEqual([]);
  });

  it("takes what is typed while nothing is in focus", async () => {
    const { person } = await openPage(playground);
    await person.keyboard("/");
    expect(composer()).toHaveFocus();
    expect(composer()).toHaveValue("/");
  });

  it("can send a command that does not exist", async () => {
    const { person } = await openPage(playground);
    await person.type(composer(), "/warp speed:9");
    await person.click(await screen.findByRole("option", { name: /No command is called so/ }));
    expect(await deed()).toMatchObject({ line: "/warp speed:9", raw: true });
  });
});
