export const en = {
  title: "Audit log",
  lead: "Who changed what, and when.",
};

export type Texts = typeof en;
