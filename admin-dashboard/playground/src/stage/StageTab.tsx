import * as Ariakit from "@ariakit/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useAnnounce } from "../announcements/announcements";
import { useBackstage } from "../backstage/backstage";
import { useAbout } from "../backstage/queries";
import "./stage.css";

/** Where everything is, and starting over. */
export function StageTab() {
  const { data: about } = useAbout();
  return (
    <div className="stage">
      <dl className="facts">
        <Fact name="The bot answers at" value={about?.bot_url} />
        <Fact name="It takes this for Discord" value={about?.api_url} />
        <Fact name="Application" value={about?.application_id} />
        <Fact name="Commands registered" value={about?.registered_commands.toString()} />
      </dl>
      <Reset />
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="ltr">{value ?? "…"}</dd>
    </div>
  );
}

function Reset() {
  const [asking, setAsking] = useState(false);
  const backstage = useBackstage();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { mutate, error, isPending } = useMutation({
    mutationFn: backstage.reset,
    onSuccess: async () => {
      setAsking(false);
      announce("The world is as on the first day");
      await queries.invalidateQueries();
    },
  });
  return (
    <section aria-labelledby="start-over">
      <h3 id="start-over">Start over</h3>
      <p className="panel-note">
        Messages, roles and people as on the first day. The bot’s own database is not touched.
      </p>
      <button
        type="button"
        className="button button-danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        Reset the world…
      </button>
      <Ariakit.Dialog
        open={asking}
        onClose={() => {
          setAsking(false);
        }}
        className="dialog"
        role="alertdialog"
        backdrop={<div className="backdrop" />}
        unmountOnHide
      >
        <header className="dialog-head">
          <Ariakit.HeadingLevel level={2}>
            <Ariakit.DialogHeading className="dialog-title">Reset the world?</Ariakit.DialogHeading>
          </Ariakit.HeadingLevel>
        </header>
        <Ariakit.DialogDescription className="dialog-text">
          Every message and every change of roles is lost. The bot stays as it is, its miles too.
        </Ariakit.DialogDescription>
        {error && (
          <p className="callout callout-bad" role="alert">
            {error.message}
          </p>
        )}
        <footer className="dialog-foot">
          <Ariakit.DialogDismiss className="button button-secondary" autoFocus>
            Keep it
          </Ariakit.DialogDismiss>
          <button
            type="button"
            className="button button-danger"
            aria-busy={isPending}
            onClick={() => {
              mutate();
            }}
          >
            Reset
          </button>
        </footer>
      </Ariakit.Dialog>
    </section>
  );
}
