export const en = {
  loading: "Loading …",
  nothingFits: "Nothing fits these filters",
  nothingFitsLead: "Loosen one of them, or look at everything again.",
  clearFilters: "Clear the filters",
  readOnly: {
    editor: "You may look, not edit. Editors change this: an admin can give you a role that may, on the page Access.",
    admin: "You may look, not edit. Only admins change this: people with the right “Manage Server”.",
  },
  percent: (share: string) => `${share} done`,
  adminsOnly: "Who may manage the server at Discord is an admin; ask one of them.",
  toOverview: "To the overview",
};

export type Texts = typeof en;
