// count.mjs FILE: reads the events of `go test -json` from stdin, prints a line for each package and
// the output of all that fails, and writes "PASSED FAILED" to FILE. Only top-level tests count; a
// package that fails without a failing test (it does not build, or panics) counts as one failure.
import { createInterface } from 'node:readline'
import { writeFileSync } from 'node:fs'

const count = { pass: 0, fail: 0, skip: 0 }
const output = new Map() // by package and test: the lines printed
const failing = new Set() // packages with a failing test

for await (const line of createInterface({ input: process.stdin })) {
  let event
  try {
    event = JSON.parse(line)
  } catch {
    console.log(line) // not an event: a message of the go command itself
    continue
  }
  const pkg = event.Package ?? event.ImportPath
  const key = `${pkg} ${event.Test?.split('/')[0] ?? ''}`
  if (event.Output) output.set(key, (output.get(key) ?? '') + event.Output)
  if (event.Action === 'build-fail') process.stdout.write(output.get(key) ?? '')
  if (!(event.Action in count)) continue
  if (event.Test) {
    if (event.Test.includes('/')) continue
    count[event.Action]++
    if (event.Action === 'skip') console.log(`skipped: ${key}`)
    if (event.Action === 'fail') failing.add(pkg)
  } else if (event.Action === 'fail' && !failing.has(pkg)) {
    count.fail++
  }
  if (event.Action === 'fail' || !event.Test) process.stdout.write(output.get(key) ?? '')
  output.delete(key)
}

writeFileSync(process.argv[2], `${count.pass} ${count.fail}\n`)
process.exit(count.fail === 0 ? 0 : 1)
