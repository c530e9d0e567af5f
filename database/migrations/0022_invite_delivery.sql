-- What became of an invite's link: an owner who is not told that the letter never went out waits for somebody who waits for it.

alter table invites
    add column delivery text not null default 'by_hand',
    -- Since when it stands like that.
    add column delivery_at timestamptz not null default now(),
    add constraint invite_delivery_is_known check (delivery in ('by_hand', 'on_its_way', 'mailed', 'failed'));
grant update (delivery, delivery_at) on invites to rf_app;
