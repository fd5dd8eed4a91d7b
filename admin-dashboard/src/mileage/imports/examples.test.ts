import { describe, expect, it } from "vitest";

import { formatsOf } from "../../texts/formats";
import { rateExample, strategyExample } from "./examples";
import { de } from "./texts/de";
import { en } from "./texts/en";

const american = formatsOf("en-US");

describe("the worked examples", () => {
  it("say what each way of counting does to somebody's miles", () => {
    expect(strategyExample("keep-max", en, american)).toMatch(/with 500 .* will have 500, with 200 she keeps her 300/);
    expect(strategyExample("sum", en, american)).toMatch(/300 miles here and 500 in the file: she will have 800/);
    expect(strategyExample("replace", en, american)).toMatch(/300 miles here and 200 in the file: she will have 200/);
  });

  it("say what becomes of points, and of what is left over", () => {
    expect(rateExample(1, en, american)).toBe("500 points in the file become 500 miles.");
    expect(rateExample(100, en, american)).toBe(
      "50,050 points in the file become 500 miles; the 50 left over are dropped.",
    );
    expect(rateExample(100, de, formatsOf("de-DE"))).toContain("50.050 Punkte");
  });
});
