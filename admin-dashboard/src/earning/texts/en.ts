export const en = {
  title: "Earning",
  lead: "What earns miles, and how many.",
};

export type Texts = typeof en;
