import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { aBrowser } from "../testing/browser";
import type { Candidate } from "./candidates";
import { Picker } from "./Picker";

const candidates: Candidate[] = ["Ana", "Bea", "Cleo"].map((label) => ({ id: label.toLowerCase(), label }));
const onPick = vi.fn<(ids: string[]) => void>();

beforeEach(() => {
  aBrowser();
  onPick.mockReset();
});

function open({ most = 1, least = 1, searchable = false } = {}) {
  const props = { candidates, least, most, searchable, onPick };
  render(<Picker label="Who?" placeholder="Choose somebody" chosen={[]} {...props} />);
  return userEvent.setup();
}

const picker = () => screen.getByRole("combobox", { name: /Who\?/ });

describe("a select menu", () => {
  it("takes one choice at once", async () => {
    const person = open();
    await person.click(picker());
    await person.click(await screen.findByRole("option", { name: /Bea/ }));
    expect(onPick).toHaveBeenCalledWith(["bea"]);
  });

  it("works by keyboard", async () => {
    const person = open();
    await person.tab();
    await person.keyboard("{Enter}");
    await screen.findByRole("option", { name: /Ana/ });
    await person.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(onPick).toHaveBeenCalledOnce();
  });

  it("for several waits until it is closed", async () => {
    const person = open({ most: 2 });
    await person.click(picker());
    await person.click(await screen.findByRole("option", { name: /Ana/ }));
    await person.click(screen.getByRole("option", { name: /Cleo/ }));
    expect(onPick).not.toHaveBeenCalled();
    await person.keyboard("{Escape}");
    expect(onPick).toHaveBeenCalledWith(["ana", "cleo"]);
  });

  it("for at least two is not sent with one", async () => {
    const person = open({ least: 2, most: 3 });
    await person.click(picker());
    await person.click(await screen.findByRole("option", { name: /Ana/ }));
    await person.keyboard("{Escape}");
    expect(onPick).not.toHaveBeenCalled();
  });

  it("with many people can be searched", async () => {
    const person = open({ searchable: true });
    await person.click(picker());
    await person.type(await screen.findByRole("combobox", { name: "Search" }), "cl");
    expect(screen.getAllByRole("option")).toHaveLength(1);
    await person.keyboard("{Enter}");
    expect(onPick).toHaveBeenCalledWith(["cleo"]);
  });
});
