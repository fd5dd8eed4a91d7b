import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";

import { rendered } from "../testing/rendered";
import type { Role } from "./queries";
import { RolePicker } from "./RolePicker";

const role = (id: string, name: string, problem: string | null = null): Role => ({
  id,
  name,
  colour: null,
  position: 1,
  managed: false,
  can_give: problem === null,
  can_mention: true,
  powerful: false,
  problem,
});

const ROLES = [role("3", "Producer", "It stands above the bot's role."), role("2", "Roadie"), role("1", "@everyone")];

beforeEach(() => {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(ROLES)));
});

const picking = (value: string | null, onChange = vi.fn()) => {
  rendered(<RolePicker guildId="1" label="Role" value={value} onChange={onChange} />);
  return onChange;
};

it("gives what was chosen", async () => {
  const onChange = picking(null);
  await userEvent.click(screen.getByRole("combobox", { name: "Role" }));
  await userEvent.click(await screen.findByRole("option", { name: /Roadie/ }));
  expect(onChange).toHaveBeenCalledWith("2");
  expect(screen.queryByRole("option", { name: /everyone/ })).toBeNull();
});

it("refuses a role that the bot cannot give, and says why", async () => {
  const onChange = picking(null);
  await userEvent.click(screen.getByRole("combobox", { name: "Role" }));
  await userEvent.click(await screen.findByRole("option", { name: /Producer.*above the bot/ }));
  expect(onChange).not.toHaveBeenCalled();
  expect(screen.getByRole("alert")).toHaveTextContent("Producer: It stands above the bot's role.");
});

it("keeps a deleted role to be seen", async () => {
  picking("9");
  expect(await screen.findByDisplayValue("Deleted role")).toBeInvalid();
  expect(screen.getByRole("alert")).toHaveTextContent("does not exist any more");
});
