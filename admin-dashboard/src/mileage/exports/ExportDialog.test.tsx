import { fireEvent, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { rendered } from "../../parts/testing/rendered";
import { ExportDialog } from "./ExportDialog";

const asked: string[] = [];
const saved = vi.fn();

function answers(body: BodyInit, file: string) {
  vi.stubGlobal("fetch", (request: Request) => {
    asked.push(request.url);
    const headers = { "Content-Disposition": `attachment; filename="${file}"` };
    return Promise.resolve(new Response(body, { headers }));
  });
}

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:it", revokeObjectURL: vi.fn() }));
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(saved);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const picks = (label: string, day: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: day } });

const exportButton = () => screen.getByRole("button", { name: "Export" });

it("hands the members over as a file, and says how many there were", async () => {
  answers("user_id,name\r\n1,Ana\r\n2,Bea\r\n", "members-1-2026-11-24.csv");
  rendered(<ExportDialog guildId="1" opened onClose={vi.fn()} />);

  await userEvent.click(exportButton());

  expect(await screen.findByText("members-1-2026-11-24.csv is among your downloads.")).toBeInTheDocument();
  expect(screen.getByText(/2 rows, 28 byte/)).toBeInTheDocument();
  expect(asked.at(-1)).toContain("/guilds/1/export/members.csv");
  expect(saved).toHaveBeenCalledOnce();
});

it("asks for the days of the ledger that are wanted, and for nobody who hides", { timeout: 15_000 }, async () => {
  answers('{"id":"7"}\n', "entries.jsonl");
  rendered(<ExportDialog guildId="1" opened onClose={vi.fn()} />);

  await userEvent.click(screen.getByLabelText("The whole ledger"));
  await userEvent.click(screen.getByLabelText("From … to …"));
  picks("From", "2026-11-02");
  picks("To", "2026-11-01");
  await userEvent.click(exportButton());
  expect(screen.getByText("The last day is before the first.")).toBeInTheDocument();
  picks("To", "2026-11-03");
  await userEvent.click(screen.getByLabelText(/^JSON/));
  await userEvent.click(screen.getByLabelText(/who hide/));
  await userEvent.click(exportButton());

  expect(await screen.findByText(/1 row,/)).toBeInTheDocument();
  const query = new URL(asked.at(-1) ?? "").searchParams;
  expect(Object.fromEntries(query)).toEqual({ since: "2026-11-02", until: "2026-11-03", hidden: "false" });
});
