export const en = {
  title: "Access",
  lead: "Who may do what, and which programs may ask.",
};

export type Texts = typeof en;
