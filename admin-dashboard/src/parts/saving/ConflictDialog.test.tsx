import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it, vi } from "vitest";

import { rendered } from "../testing/rendered";
import { ConflictDialog } from "./ConflictDialog";

it("takes theirs where I choose so, keeps the rest of mine, and asks nothing about what only one changed", async () => {
  const onResolve = vi.fn();
  rendered(
    <ConflictDialog
      before={{ zone: "UTC", cap: 1, language: "en", note: "" }}
      mine={{ zone: "Europe/Berlin", cap: 2, language: "en", note: "hello" }}
      theirs={{ zone: "America/Chicago", cap: 3, language: "de", note: "" }}
      labels={{ zone: "Time zone", cap: "Cap", language: "Language", note: "Note" }}
      onResolve={onResolve}
      onClose={vi.fn()}
    />,
  );
  expect(screen.getByText(/Language:/)).toHaveTextContent("de");
  expect(screen.queryByRole("group", { name: "Language" })).toBeNull();

  await userEvent.click(screen.getByRole("radio", { name: /America\/Chicago/ }));
  await userEvent.click(screen.getByRole("button", { name: "Go on with this" }));
  expect(onResolve).toHaveBeenCalledWith({ cap: 2, note: "hello" });
});
