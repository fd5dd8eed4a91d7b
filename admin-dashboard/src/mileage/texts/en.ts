export const en = {
  title: "Mileage",
  lead: "Who has come how far.",
};

export type Texts = typeof en;
