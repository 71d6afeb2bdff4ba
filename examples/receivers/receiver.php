<?php // PHP 8 with pdo_sqlite. Each response is a row in the SQLite file RESPONSES. Try it: php -S localhost:4700 receiver.php
header('Access-Control-Allow-Origin: *');
header('Access-Control-Allow-Headers: content-type, idempotency-key, askwell-age');
header('Access-Control-Max-Age: 7200');
if ($_SERVER['REQUEST_METHOD'] === 'OPTIONS') {
    http_response_code(204);
    exit;
}
$body = file_get_contents('php://input');
// PHP refuses half a character, which a text may end with.
$response = json_decode(preg_replace('/\\\\ud[89a-f]../i', '?', $body), true);
if (!is_string($response['id'] ?? null) || !is_int($response['revision'] ?? null)) {
    http_response_code(400);
    exit;
}
$age = (int) ($_SERVER['HTTP_ASKWELL_AGE'] ?? $_GET['age'] ?? 0);
try {
    $database = new PDO('sqlite:' . (getenv('RESPONSES') ?: 'responses.db'));
    $database->exec('create table if not exists responses (id text primary key, revision int, answered_at int, body text)');
    $database->prepare('insert into responses values (?, ?, ?, ?) on conflict (id) do update set revision = excluded.revision,
        answered_at = excluded.answered_at, body = excluded.body where excluded.revision > responses.revision')
        ->execute([$response['id'], $response['revision'], (int) (microtime(true) * 1000) - $age, $body]);
    http_response_code(200);
} catch (PDOException) {
    http_response_code(503);
}
