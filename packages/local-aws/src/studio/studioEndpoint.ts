import { Clock } from '../clock';
import { WireRequest, WireResponse } from '../protocol';
import { StateStore } from '../state/createStateStore';
import { refusedPage, studioPage } from './page';
import { redeemToken } from './studioUrl';

/** Serves the Studio stand-in to whoever has a token. */
export function createStudioEndpoint(options: {
  readonly store: StateStore;
  readonly clock: Clock;
  readonly singleUse: boolean;
}): (request: WireRequest) => WireResponse {
  const { store, clock, singleUse } = options;
  return request => {
    const redemption = redeemToken(
      request.query.get('token') ?? '',
      clock.now(),
      store.state,
      singleUse,
    );
    return redemption.granted
      ? html(200, studioPage(redemption.access, redemption.sessionEndsAt))
      : html(403, refusedPage(redemption.reason));
  };
}

function html(status: number, body: string): WireResponse {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'",
    },
    body,
  };
}
