import { CallLog } from '../calls';
import { Faults } from '../faults';
import { parseFault } from '../faults/parseFault';
import { WireRequest, WireResponse } from '../protocol';

/** Under this path the server is asked about itself, not about AWS. */
export const CONTROL_PATH = '/_local-aws';

/**
 * `GET /_local-aws/calls`, `POST /_local-aws/faults` and `DELETE /_local-aws/faults[/<id>]`.
 * A fault is `{"operation": {…}}`, `{"resource": {…}}`, `{"endpointService": {…}}` or `{"down": true}`.
 */
export function answerControl(
  request: WireRequest,
  faults: Faults,
  calls: CallLog,
): WireResponse {
  const [, , subject, id] = request.path.split('/');
  try {
    switch (`${request.method} ${subject}`) {
      case 'GET calls':
        return json(200, calls.all());
      case 'POST faults':
        return json(201, addFault(request.body, faults));
      case 'DELETE faults':
        if (id === undefined) faults.clear();
        else if (!faults.remove(id)) return json(404, { error: `No ${id}` });
        return json(200, {});
      default:
        return json(404, { error: `${request.method} ${request.path}` });
    }
  } catch (error) {
    return json(400, { error: String(error) });
  }
}

function addFault(body: Uint8Array, faults: Faults): { id?: string } {
  const asked = parseFault(JSON.parse(Buffer.from(body).toString('utf8')));
  if ('down' in asked) {
    faults.setDown(asked.down);
    return {};
  }
  if ('operation' in asked) {
    return { id: faults.addOperationFault(asked.operation) };
  }
  return {
    id:
      'resource' in asked
        ? faults.addResourceFault(asked.resource)
        : faults.addEndpointServiceFault(asked.endpointService),
  };
}

function json(status: number, value: unknown): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}
