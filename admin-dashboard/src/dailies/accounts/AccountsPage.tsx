import { useSuspenseQuery } from "@tanstack/react-query";

import { useGuild } from "../../api/session/session";
import { PageHeader } from "../../parts/PageHeader";
import { EmptyState } from "../../parts/states/EmptyState";
import { ReadOnlyNotice } from "../../parts/states/ReadOnlyNotice";
import { useTexts } from "../../texts/texts";
import { DailiesNavigation } from "../DailiesNavigation";
import { connections, platforms } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { Account } from "./Account";
import classes from "./AccountsPage.module.css";
import { PlatformCard } from "./PlatformCard";

/** Instagram and TikTok: what is connected, and the address with which a creator connects an account. */
export function AccountsPage() {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  const { data: connected } = useSuspenseQuery(connections(guild.id));
  const { data: known } = useSuspenseQuery(platforms(guild.id));
  const editing = guild.may("editor");
  return (
    <>
      <PageHeader title={texts.accountsTitle} lead={texts.accountsLead} />
      <DailiesNavigation />
      <ReadOnlyNotice needs="editor" />
      {connected.length === 0 ? (
        <EmptyState drawing="mic" title={texts.noAccounts} lead={editing ? texts.noAccountsLead : texts.accountsLead} />
      ) : (
        <ul className={classes["accounts"]}>
          {connected.map((account) => (
            <li key={account.id}>
              <Account account={account} editing={editing} />
            </li>
          ))}
        </ul>
      )}
      <div className={classes["platforms"]}>
        {known.map((platform) => (
          <PlatformCard key={platform.platform} platform={platform} editing={editing} />
        ))}
      </div>
    </>
  );
}
