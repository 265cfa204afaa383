import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aHome, aRef, aSource, aStandIn, codeOf, KEYS, listening, problemOfCall, SIGNAL } from './aws-home.ts';

/** A certificate for 127.0.0.1 that nobody trusts but who is told its authority. */
function aCertificate() {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-ca-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=keyturn-test', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:secrets.test'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const files = ['-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', ...curve, ...files, ...subject], { stdio: 'ignore' });
  return { file: certificate, key: readFileSync(key), cert: readFileSync(certificate) };
}

/** TLS in front of a stand-in. */
async function aTlsFront(target: string, { key, cert }: { key: Buffer; cert: Buffer }): Promise<number> {
  const server = createTlsServer({ key, cert }, (request, response) => {
    const { method, headers, url } = request;
    const forward = httpRequest(`${target}${url}`, { method: method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(forward);
  });
  return listening(server);
}

/** Notes what it is asked for; leads every tunnel to `port`. */
async function aProxy(port: number) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${new URL(request.url ?? '').host}`);
    const forward = httpRequest(
      { port, host: '127.0.0.1', path: new URL(request.url ?? '').pathname, method: 'POST', headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(forward);
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    const tunnel = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
    tunnel.on('error', () => socket.destroy());
    socket.on('error', () => tunnel.destroy());
  });
  return { asked, url: `http://127.0.0.1:${await listening(server)}` };
}

test('an unknown authority is told, AWS_CA_BUNDLE makes it known', async () => {
  const standIn = await aStandIn();
  const certificate = aCertificate();
  const url = `https://127.0.0.1:${await aTlsFront(standIn.url, certificate)}`;
  const without = aHome({ ...KEYS, AWS_ENDPOINT_URL: url, AWS_MAX_ATTEMPTS: '1' });
  const refused = await codeOf(aSource(without.home).describe(aRef(), SIGNAL));
  const told = aHome({ ...KEYS, AWS_ENDPOINT_URL: url, AWS_CA_BUNDLE: certificate.file });
  const description = await aSource(told.home).describe(aRef(), SIGNAL);
  expect([refused, description.region]).toEqual(['certificate-untrusted', 'eu-west-1']);
});

test.each(['missing.pem', '/dev/null'])(
  'the certificate bundle %s is a configuration problem that names it',
  async (file) => {
    const { home } = aHome({ ...KEYS, AWS_CA_BUNDLE: file });
    const problem = await problemOfCall(aSource(home).describe(aRef(), SIGNAL));
    expect([problem.code, problem.message]).toEqual(['configuration', expect.stringContaining(file)]);
  },
);

test.each(['HTTPS_PROXY', 'https_proxy'])('https goes through the tunnel of %s', async (variable) => {
  const standIn = await aStandIn();
  const certificate = aCertificate();
  const proxy = await aProxy(await aTlsFront(standIn.url, certificate));
  const { home } = aHome({
    ...KEYS,
    AWS_ENDPOINT_URL: 'https://secrets.test',
    AWS_CA_BUNDLE: certificate.file,
    [variable]: proxy.url,
  });
  await aSource(home).describe(aRef(), SIGNAL);
  expect([proxy.asked, standIn.calls.count()]).toEqual([['CONNECT secrets.test:443'], 1]);
});

test('http goes through HTTP_PROXY, but not to a host in NO_PROXY', async () => {
  const standIn = await aStandIn();
  const proxy = await aProxy(standIn.port);
  const through = aHome({ ...KEYS, AWS_ENDPOINT_URL: 'http://secrets.test', HTTP_PROXY: proxy.url });
  await aSource(through.home).describe(aRef(), SIGNAL);
  const past = aHome({ ...KEYS, AWS_ENDPOINT_URL: standIn.url, HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' });
  await aSource(past.home).describe(aRef(), SIGNAL);
  expect([proxy.asked, standIn.calls.count()]).toEqual([['POST secrets.test'], 2]);
});

test('a proxy that refuses is told as a proxy', async () => {
  const server = createServer();
  server.on('connect', (_request, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
  const proxy = `http://user:CANARY-proxy@127.0.0.1:${await listening(server)}`;
  const { home } = aHome({
    ...KEYS,
    AWS_ENDPOINT_URL: 'https://secrets.test',
    HTTPS_PROXY: proxy,
    AWS_MAX_ATTEMPTS: '1',
  });
  const problem = await problemOfCall(aSource(home).describe(aRef(), SIGNAL));
  expect([problem.code, problem.message]).toEqual(['unreachable', expect.stringContaining('The proxy')]);
  expect(JSON.stringify(problem)).not.toContain('CANARY');
});
