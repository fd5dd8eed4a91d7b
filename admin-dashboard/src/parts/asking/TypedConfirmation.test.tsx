import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it, vi } from "vitest";

import { rendered } from "../testing/rendered";
import { TypedConfirmation } from "./TypedConfirmation";

it("goes on only when the word is typed", async () => {
  const onConfirm = vi.fn();
  rendered(
    <TypedConfirmation
      opened
      title="Delete the source?"
      word="Tour diary"
      confirm="Delete it"
      onConfirm={onConfirm}
      onClose={vi.fn()}
    >
      Its receipts are forgotten.
    </TypedConfirmation>,
  );
  await userEvent.type(screen.getByRole("textbox", { name: /Tour diary/ }), "tour{enter}");
  expect(screen.getByRole("alert")).toHaveTextContent("Tour diary");
  expect(onConfirm).not.toHaveBeenCalled();

  await userEvent.clear(screen.getByRole("textbox"));
  await userEvent.type(screen.getByRole("textbox"), "Tour diary");
  await userEvent.click(screen.getByRole("button", { name: "Delete it" }));
  expect(onConfirm).toHaveBeenCalledOnce();
});
