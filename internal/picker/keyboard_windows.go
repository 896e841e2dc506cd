package picker

import (
	"os"
	"time"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/sys/windows"
)

// A keyboard is read with a limit of time. A console wakes up for events that are no characters, such
// as a key let go, and an ordinary read would then wait without end: so the events are read.
type keyboard struct {
	in     *os.File
	events *windows.LazyProc
}

func newKeyboard(in *os.File) keyboard {
	return keyboard{in, windows.NewLazySystemDLL("kernel32.dll").NewProc("ReadConsoleInputW")}
}

// An inputRecord is INPUT_RECORD with its KEY_EVENT_RECORD, of consoleapi2 in the Windows SDK.
type inputRecord struct {
	event   uint16
	_       uint16
	down    int32
	repeat  uint16
	virtual uint16
	scan    uint16
	char    uint16 // UTF-16
	state   uint32
}

const keyEvent = 1

// read gives how many bytes it read, none when nothing was typed within this time. The console is in
// the mode in which function keys come as sequences of characters.
func (k keyboard) read(b []byte, wait time.Duration) (int, error) {
	console := windows.Handle(k.in.Fd())
	event, err := windows.WaitForSingleObject(console, uint32(wait.Milliseconds()))
	if err != nil {
		return 0, os.NewSyscallError("WaitForSingleObject", err)
	}
	if event != windows.WAIT_OBJECT_0 {
		return 0, nil
	}
	records := make([]inputRecord, len(b)/utf8.UTFMax)
	var count uint32
	ok, _, err := k.events.Call(uintptr(console), uintptr(unsafe.Pointer(&records[0])),
		uintptr(len(records)), uintptr(unsafe.Pointer(&count)))
	if ok == 0 {
		return 0, os.NewSyscallError("ReadConsoleInput", err)
	}
	var chars []uint16
	for _, r := range records[:count] {
		if r.event == keyEvent && r.down != 0 && r.char != 0 {
			chars = append(chars, r.char)
		}
	}
	return copy(b, string(utf16.Decode(chars))), nil
}

// prepare lets the console understand sequences.
func prepare(out *os.File) (restore func() error, err error) {
	console := windows.Handle(out.Fd())
	var mode uint32
	if err := windows.GetConsoleMode(console, &mode); err != nil {
		return nil, err
	}
	if err := windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING); err != nil {
		return nil, err
	}
	return func() error { return windows.SetConsoleMode(console, mode) }, nil
}
