export const en = {
  title: "Profile",
  lead: "Only for you, and only in this browser.",
};

export type Texts = typeof en;
