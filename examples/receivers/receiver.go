// Go 1.19 or newer, the standard library alone. Each response is a file in RESPONSES, named by its id.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"sync"
	"time"
)

var folder = os.Getenv("RESPONSES")
var isID = regexp.MustCompile(`^[0-9a-f-]{36}$`).MatchString
var one sync.Mutex

// A panic ends the connection without an answer, and the outbox comes again.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

func keep(file string, revision int, answeredAt int64, body []byte) {
	one.Lock()
	defer one.Unlock()
	var kept struct{ Response struct{ Revision int } }
	text, _ := os.ReadFile(file)
	if json.Unmarshal(text, &kept) == nil && kept.Response.Revision >= revision {
		return
	}
	out, err := os.Create(file + ".new")
	must(err)
	_, err = fmt.Fprintf(out, `{"answeredAt":%d,"response":%s}`, answeredAt, body)
	must(err)
	must(out.Sync())
	must(out.Close())
	must(os.Rename(file+".new", file))
}

func receive(answer http.ResponseWriter, request *http.Request) {
	answer.Header().Set("Access-Control-Allow-Origin", "*")
	answer.Header().Set("Access-Control-Allow-Headers", "content-type, idempotency-key, askwell-age")
	answer.Header().Set("Access-Control-Max-Age", "7200")
	var response struct {
		ID       string
		Revision int
	}
	body, err := io.ReadAll(request.Body)
	if request.Method == "OPTIONS" {
		answer.WriteHeader(204)
	} else if err != nil || json.Unmarshal(body, &response) != nil || !isID(response.ID) {
		answer.WriteHeader(400)
	} else {
		// One of the two is there.
		age, _ := strconv.ParseInt(request.Header.Get("Askwell-Age")+request.URL.Query().Get("age"), 10, 64)
		keep(folder+"/"+response.ID+".json", response.Revision, time.Now().UnixMilli()-age, body)
	}
}

func main() {
	must(os.MkdirAll(folder, 0o755))
	must(http.ListenAndServe(":"+os.Getenv("PORT"), http.HandlerFunc(receive)))
}
