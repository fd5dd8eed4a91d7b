export const en = {
  title: "Overview",
  lead: "How the trip is going.",
};

export type Texts = typeof en;
