export const en = {
  title: "Settings",
  lead: "What holds for the whole server.",
};

export type Texts = typeof en;
