import { render } from "@testing-library/react";
import { expect, it } from "vitest";

import { Emphasised } from "./Emphasised";

it("shows what stars mark without the stars", () => {
  const { container } = render(<Emphasised text="In *Server Settings → Roles*, drag 2 * 3 roles." />);
  expect(container).toHaveTextContent("In Server Settings → Roles, drag 2 * 3 roles.");
  expect(container.querySelectorAll("em")).toHaveLength(1);
});
